import {
  Building2,
  Globe,
  Inbox,
  KeyRound,
  type LucideIcon,
  ScrollText,
  SlidersHorizontal,
  Users,
  Webhook,
} from 'lucide-react';

/** A page that the navigation and the palette lead to. */
export interface Place {
  href: string;
  label: string;
  icon: LucideIcon;
  /** What it takes (lib/core/access): for whoever may not do this, no link leads there. */
  action?: string;
  /** Found in the palette by these words too. Everybody's browser gets them, so they name nothing that a subaccount must not know. */
  words?: string;
}

/** Send > Sending. */
export const SENDING: readonly Place[] = [
  { href: '/send/sending/webhooks', label: 'Webhooks', icon: Webhook, words: 'signing key secret' },
  { href: '/send/sending/domains', label: 'Domains', icon: Globe },
  { href: '/send/sending/bins', label: 'Bins', icon: Inbox, words: 'request bin temporary url test receiver' },
];

/** Settings. */
export const SETTINGS: readonly Place[] = [
  {
    href: '/settings/configuration',
    label: 'Configuration',
    icon: SlidersHorizontal,
    words: 'retry delivered settings retention',
  },
  {
    href: '/settings/api-keys',
    label: 'API keys',
    icon: KeyRound,
    action: 'keys:manage',
    words: 'create revoke token',
  },
  { href: '/settings/users', label: 'Users', icon: Users, action: 'users:manage', words: 'people invite roles' },
  {
    href: '/settings/subaccounts',
    label: 'Subaccounts',
    icon: Building2,
    action: 'subaccounts:read',
    words: 'create disable step into',
  },
  {
    href: '/settings/audit-log',
    label: 'Audit log',
    icon: ScrollText,
    action: 'audit:read',
    words: 'history changes who',
  },
];
