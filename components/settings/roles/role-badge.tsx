import { Code, Eye, Send, ShieldCheck } from 'lucide-react';
import { Badge } from '@/components/ui/badge/badge';
import type { KeyRole } from '@/lib/schemas/roles';
import { ROLE_LABELS } from './role-words';

const LOOKS = {
  admin: { tone: 'accent', icon: ShieldCheck },
  developer: { tone: 'info', icon: Code },
  viewer: { tone: 'neutral', icon: Eye },
  sending: { tone: 'neutral', icon: Send },
} as const;

export function RoleBadge({ role }: { role: KeyRole }) {
  return <Badge {...LOOKS[role]}>{ROLE_LABELS[role]}</Badge>;
}
