import { Badge } from '@/components/ui/badge/badge';
import { cn } from '@/components/ui/cn';
import { EVENT_TYPE_LABELS, EVENT_TYPES, type EventType } from '@/lib/schemas/event-types';

/** Event types in their usual order; the first `shown` by name, the rest as a number. */
export function EventTypeList({ types, shown = EVENT_TYPES.length }: { types: EventType[]; shown?: number }) {
  if (types.length === EVENT_TYPES.length && shown < types.length) return <Badge>All {types.length} types</Badge>;
  const ordered = EVENT_TYPES.filter((type) => types.includes(type));
  const rest = ordered.slice(shown);
  return (
    <span className={cn('flex gap-1', rest.length === 0 && 'flex-wrap')}>
      {ordered.slice(0, shown).map((type) => (
        <Badge key={type}>{EVENT_TYPE_LABELS[type]}</Badge>
      ))}
      {rest.length > 0 && (
        <span title={rest.map((type) => EVENT_TYPE_LABELS[type]).join(', ')}>
          <Badge>+{rest.length}</Badge>
        </span>
      )}
    </span>
  );
}
