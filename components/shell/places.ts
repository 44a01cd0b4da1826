import { Globe, type LucideIcon, SlidersHorizontal, Webhook } from 'lucide-react';

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
];

/** Settings. */
export const SETTINGS: readonly Place[] = [
  {
    href: '/settings/configuration',
    label: 'Configuration',
    icon: SlidersHorizontal,
    words: 'retry delivered settings',
  },
];
