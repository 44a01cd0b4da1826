import { Select } from '@/components/ui/field/select';
import { EVENT_TYPE_LABELS, EVENT_TYPES, type EventType } from '@/lib/schemas/event-types';

interface EventTypeFilterProps {
  /** Null for all of them. */
  value: EventType | null;
  onChange: (type: EventType | null) => void;
  className: string;
}

/** Narrows a list to one event type. */
export function EventTypeFilter({ value, onChange, className }: EventTypeFilterProps) {
  return (
    <Select
      aria-label="Event type"
      className={className}
      value={value ?? ''}
      onChange={({ target }) => onChange(EVENT_TYPES.find((type) => type === target.value) ?? null)}
    >
      <option value="">All types</option>
      {EVENT_TYPES.map((type) => (
        <option key={type} value={type}>
          {EVENT_TYPE_LABELS[type]}
        </option>
      ))}
    </Select>
  );
}
