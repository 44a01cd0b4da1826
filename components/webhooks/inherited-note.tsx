import { Alert } from '@/components/ui/states/alert';
import type { EventType } from '@/lib/schemas/event-types';
import { EventTypeList } from './event-type-list';

/** Tells a subaccount for which types the primary account's webhooks also fire, without saying where to. */
export function InheritedNote({ types }: { types: EventType[] }) {
  if (types.length === 0) return null;
  return (
    <Alert tone="info" title="The primary account’s webhooks fire as well">
      <p>For events of these types on your domains, whatever is configured here:</p>
      <div className="mt-1.5">
        <EventTypeList types={types} />
      </div>
    </Alert>
  );
}
