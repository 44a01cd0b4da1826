import {
  CircleCheck,
  CircleX,
  Clock,
  Inbox,
  type LucideIcon,
  MailOpen,
  MousePointerClick,
  ShieldAlert,
  UserMinus,
} from 'lucide-react';
import type { EventType } from '@/lib/schemas/event-types';

/** How an event looks in the story of a message. */
export const EVENT_LOOKS: Record<EventType, { icon: LucideIcon; look: string }> = {
  accepted: { icon: Inbox, look: 'bg-info-soft text-info' },
  delivered: { icon: CircleCheck, look: 'bg-success-soft text-success' },
  opened: { icon: MailOpen, look: 'bg-accent-soft text-accent-text' },
  clicked: { icon: MousePointerClick, look: 'bg-accent-soft text-accent-text' },
  unsubscribed: { icon: UserMinus, look: 'bg-hover text-ink-2' },
  complained: { icon: ShieldAlert, look: 'bg-danger-soft text-danger' },
  temporary_fail: { icon: Clock, look: 'bg-warning-soft text-warning' },
  permanent_fail: { icon: CircleX, look: 'bg-danger-soft text-danger' },
};
