import { CircleCheck, CircleX, RotateCw } from 'lucide-react';
import { Badge } from '@/components/ui/badge/badge';
import { duration } from '@/lib/client/format';
import type { AttemptOutcome } from '@/lib/schemas/deliveries';

const LOOKS = {
  succeeded: { tone: 'success', icon: CircleCheck, label: 'Succeeded' },
  rejected: { tone: 'danger', icon: CircleX, label: 'Rejected' },
  retry: { tone: 'warning', icon: RotateCw, label: 'Failed' },
} as const;

interface AttemptFactsProps {
  outcome: AttemptOutcome;
  statusCode: number | null;
  durationMs: number;
  reason: string | null;
  /** A test says what would have happened to a delivery. */
  test?: boolean;
}

/** Outcome, status, duration and reason of one POST. */
export function AttemptFacts({ outcome, statusCode, durationMs, reason, test }: AttemptFactsProps) {
  const { tone, icon, label } = LOOKS[outcome];
  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <Badge tone={tone} icon={icon}>
          {label}
        </Badge>
        <span className="tabular-nums">{statusCode === null ? 'No answer' : `Status ${statusCode}`}</span>
        <span className="text-ink-3 tabular-nums">{duration(durationMs)}</span>
      </div>
      {reason && <p className="text-sm break-words text-ink-2">{reason}</p>}
      {test && outcome !== 'succeeded' && (
        <p className="text-sm text-ink-3">
          {outcome === 'rejected' ? 'A delivery would not be tried again.' : 'A delivery would be tried again.'}
        </p>
      )}
    </div>
  );
}
