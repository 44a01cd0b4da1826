import { z } from 'zod';

/** Roles of people (PRODUCT 3). */
export const USER_ROLES = ['admin', 'developer', 'viewer'] as const;
export type UserRole = (typeof USER_ROLES)[number];

/** Roles of API keys: those of people, and `sending`, which may only hand in events and messages. */
export const KEY_ROLES = [...USER_ROLES, 'sending'] as const;
export type KeyRole = (typeof KEY_ROLES)[number];

export const userRoleSchema = z.enum(USER_ROLES);
export const keyRoleSchema = z.enum(KEY_ROLES);
