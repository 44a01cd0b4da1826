import type { KeyRole } from '@/lib/schemas/roles';

export const ROLE_LABELS: Record<KeyRole, string> = {
  admin: 'Admin',
  developer: 'Developer',
  viewer: 'Viewer',
  sending: 'Sending',
};

/** What each role may do, in a sentence or two (PRODUCT 3). */
export const ROLE_WORDS: Record<KeyRole, string> = {
  admin: 'Everything: what a developer may do, and the settings, a new signing key, API keys and people.',
  developer:
    'Creates, edits, tests and deletes webhooks and domains, resends deliveries, sees the signing key. No settings, API keys or people.',
  viewer: 'Sees webhooks, deliveries, failure logs and domains. Changes nothing and does not see the signing key.',
  sending: 'Hands in events and messages. Sees and changes nothing: for the servers that your mail is sent from.',
};
