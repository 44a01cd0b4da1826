/** Roles of people (PRODUCT 3). */
export const USER_ROLES = ['admin', 'developer', 'viewer'] as const;
export type UserRole = (typeof USER_ROLES)[number];

/** Roles of API keys: those of people, and `sending`, which may only hand in events and messages. */
export const KEY_ROLES = [...USER_ROLES, 'sending'] as const;
export type KeyRole = (typeof KEY_ROLES)[number];

/** What a key was made for (MAILGUN 7): one domain, a person or a script, a person's browser for at most a day. */
export const KEY_KINDS = ['domain', 'user', 'web'] as const;
export type KeyKind = (typeof KEY_KINDS)[number];
