import { duration } from '@/lib/client/format';
import type { Delivery } from '@/lib/schemas/deliveries';

/** Status code and duration of the last attempt; its reason on hover. */
export function LastAnswer({ attempt }: { attempt: Delivery['lastAttempt'] }) {
  if (!attempt) return null;
  return (
    <span className="block text-xs text-ink-3 tabular-nums" title={attempt.reason ?? undefined}>
      {attempt.statusCode ?? 'No answer'} · {duration(attempt.durationMs)}
    </span>
  );
}
