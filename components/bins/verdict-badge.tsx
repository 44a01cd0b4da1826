import { CircleCheck, CircleDashed, CircleX, Clock, type LucideIcon } from 'lucide-react';
import { Badge, type BadgeTone } from '@/components/ui/badge/badge';
import type { SignatureVerdict } from '@/lib/schemas/bins';

const LOOKS: Record<SignatureVerdict, { tone: BadgeTone; icon: LucideIcon; label: string }> = {
  valid: { tone: 'success', icon: CircleCheck, label: 'Valid' },
  wrong_key: { tone: 'danger', icon: CircleX, label: 'Wrong key' },
  body_changed: { tone: 'danger', icon: CircleX, label: 'Body changed' },
  missing: { tone: 'neutral', icon: CircleDashed, label: 'Missing' },
  malformed: { tone: 'danger', icon: CircleX, label: 'Malformed' },
  too_old: { tone: 'warning', icon: Clock, label: 'Too old' },
  in_future: { tone: 'warning', icon: Clock, label: 'In the future' },
};

export function VerdictBadge({ verdict }: { verdict: SignatureVerdict }) {
  const { tone, icon, label } = LOOKS[verdict];
  return (
    <Badge tone={tone} icon={icon}>
      {label}
    </Badge>
  );
}
