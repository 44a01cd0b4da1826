import { OutcomeIcon } from '@/components/deliveries/outcome-icon';
import { Time } from '@/components/ui/time/time';
import type { Webhook } from '@/lib/schemas/webhooks';

/** When a webhook was last POSTed to, and what came of it. */
export function LastDelivery({ attempt }: { attempt: Webhook['lastAttempt'] }) {
  if (!attempt) return <span className="text-ink-3">Never</span>;
  return (
    <span className="flex items-center gap-1.5 whitespace-nowrap">
      <OutcomeIcon outcome={attempt.outcome} />
      <Time at={attempt.at} relative />
      {attempt.statusCode !== null && <span className="text-ink-3 tabular-nums">{attempt.statusCode}</span>}
    </span>
  );
}
