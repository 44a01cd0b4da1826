import { useId } from 'react';
import { cn } from '@/components/ui/cn';
import { FieldError } from '@/components/ui/field/field';
import {
  EVENT_TYPE_LABELS,
  EVENT_TYPES,
  type EventType,
  MAX_URLS_PER_EVENT_TYPE as PLACES,
} from '@/lib/schemas/event-types';
import type { WebhookPlaces } from '@/lib/schemas/webhooks';

interface EventTypesFieldProps {
  value: EventType[];
  onChange: (value: EventType[]) => void;
  /** Places taken per type; undefined while that is not known. */
  taken: WebhookPlaces['taken'] | undefined;
  /** Types that the edited webhook holds a place of already. */
  own?: EventType[];
  error?: string | undefined;
}

/** The event types as checkboxes; a type whose places are all taken by others cannot be chosen. */
export function EventTypesField({ value, onChange, taken, own = [], error }: EventTypesFieldProps) {
  const id = useId();
  const isFull = (type: EventType) => !own.includes(type) && (taken?.[type] ?? 0) >= PLACES;
  const free = EVENT_TYPES.filter((type) => !isFull(type));
  const allChosen = free.every((type) => value.includes(type));
  const toggle = (type: EventType) =>
    onChange(EVENT_TYPES.filter((each) => (each === type ? !value.includes(type) : value.includes(each))));

  return (
    <fieldset
      className="flex flex-col gap-1.5"
      aria-labelledby={`${id}-label`}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <div className="flex items-baseline justify-between">
        <span id={`${id}-label`} className="text-sm font-medium">
          Event types
        </span>
        <button
          type="button"
          className="rounded-sm text-sm text-accent-text underline-offset-2 hover:underline"
          onClick={() => onChange(allChosen ? [] : free)}
        >
          {allChosen ? 'Clear' : 'Select all'}
        </button>
      </div>
      <div className="grid overflow-hidden rounded-md border sm:grid-cols-2">
        {EVENT_TYPES.map((type) => (
          <label
            key={type}
            className={cn(
              'flex items-center gap-2.5 border-b px-3 py-1.5 last:border-b-0 sm:odd:border-r sm:nth-last-2:border-b-0',
              isFull(type) ? 'cursor-not-allowed bg-sunken text-ink-3' : 'hover:bg-hover',
            )}
          >
            <input
              type="checkbox"
              name="eventTypes"
              className="size-4 shrink-0 accent-accent"
              checked={value.includes(type)}
              disabled={isFull(type)}
              aria-describedby={`${id}-${type}`}
              onChange={() => toggle(type)}
            />
            <span className="min-w-0 flex-1 text-sm">{EVENT_TYPE_LABELS[type]}</span>
            <Places id={`${id}-${type}`} taken={taken && (taken[type] ?? 0)} full={isFull(type)} />
          </label>
        ))}
      </div>
      <FieldError id={`${id}-error`} error={error} />
    </fieldset>
  );
}

function Places({ id, taken, full }: { id: string; taken: number | undefined; full: boolean }) {
  return (
    <span
      id={id}
      className={cn('min-w-9 text-right text-xs tabular-nums', full ? 'font-medium text-warning' : 'text-ink-3')}
      title={full ? `All ${PLACES} places are taken: remove this type from another webhook first.` : undefined}
    >
      {taken !== undefined && (
        <>
          <span aria-hidden>{full ? `Full ${taken}/${PLACES}` : `${taken}/${PLACES}`}</span>
          <span className="sr-only">
            {taken} of {PLACES} places taken{full && ', none is free'}
          </span>
        </>
      )}
    </span>
  );
}
