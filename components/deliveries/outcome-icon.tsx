import { CircleCheck, CircleX, RotateCw } from 'lucide-react';
import type { AttemptOutcome } from '@/lib/schemas/deliveries';

const LOOKS = {
  succeeded: { icon: CircleCheck, look: 'text-success', label: 'Succeeded' },
  rejected: { icon: CircleX, look: 'text-danger', label: 'Rejected' },
  retry: { icon: RotateCw, look: 'text-warning', label: 'Failed' },
};

/** What came of an attempt, as an icon with a name. */
export function OutcomeIcon({ outcome }: { outcome: AttemptOutcome }) {
  const { icon: Icon, look, label } = LOOKS[outcome];
  return <Icon role="img" aria-label={label} className={`size-4 shrink-0 ${look}`} />;
}
