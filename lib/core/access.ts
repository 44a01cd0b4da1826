import type { Region } from '@/lib/schemas/regions';
import type { KeyRole } from '@/lib/schemas/roles';
import { AppError } from './app-error';

/** The part of an account that rules about callers need. */
export interface CallerAccount {
  id: string;
  /** The primary's id when this is a subaccount. */
  parentId: string | null;
  name: string;
}

/** Who asks: made by `lib/auth`, carried through every service (PRODUCT 1). */
export interface Caller {
  via: 'session' | 'key';
  /** User id or key id, for logs and the audit trail. */
  actorId: string;
  role: KeyRole;
  /** The account that the person or key belongs to. */
  home: CallerAccount;
  /** The account acted upon: `home`, or one of its subaccounts (X-Mailgun-On-Behalf-Of, or stepped into). */
  account: CallerAccount;
  region: Region;
  /** A sending key may be bound to one domain. */
  domainId?: string;
  /** Of a person: the session that they are signed in with. */
  sessionId?: string;
  /** The network address that the request came from, where it is known. */
  address?: string;
}

export const ACTIONS = [
  'webhooks:read',
  'webhooks:write',
  'deliveries:read',
  'deliveries:resend',
  'domains:read',
  'domains:write',
  'events:write',
  'signing-key:read',
  'signing-key:regenerate',
  'configuration:read',
  'configuration:write',
  'audit:read',
  'keys:manage',
  'users:manage',
  'subaccounts:read',
  'subaccounts:write',
  'pii:read',
  'pii:write',
  'recipients:erase',
] as const;
export type Action = (typeof ACTIONS)[number];

const viewer: Action[] = [
  'webhooks:read',
  'deliveries:read',
  'domains:read',
  'configuration:read',
  'subaccounts:read',
  'pii:read',
];
const developer: Action[] = [
  ...viewer,
  'webhooks:write',
  'deliveries:resend',
  'domains:write',
  'events:write',
  'signing-key:read',
];
const GRANTED: Record<KeyRole, readonly Action[]> = {
  admin: ACTIONS,
  developer,
  viewer,
  sending: ['events:write'],
};

/** Actions that exist on a primary account only: a subaccount neither sees nor does them. */
const PRIMARY_ONLY: readonly Action[] = [
  'subaccounts:read',
  'subaccounts:write',
  'recipients:erase',
  'pii:read',
  'pii:write',
];

/**
 * The table of PRODUCT 3. A primary's people keep their role inside a subaccount, but what exists on
 * primaries only is absent there for everybody.
 */
export function can(caller: Pick<Caller, 'role' | 'account'>, action: Action): boolean {
  if (PRIMARY_ONLY.includes(action) && caller.account.parentId !== null) return false;
  return GRANTED[caller.role].includes(action);
}

/** Throws `forbidden` unless the caller may do it. */
export function requireAccess(caller: Caller, action: Action): void {
  if (can(caller, action)) return;
  throw new AppError('forbidden', `Your role (${caller.role}) does not allow this.`);
}

/** Throws `forbidden` for a sending key. It hands in events and messages; every other door is closed to it (MAILGUN 7). */
export function refuseSendingKey({ role }: Pick<Caller, 'role'>): void {
  if (role === 'sending') throw new AppError('forbidden', 'A sending key may only hand in events and messages.');
}
