import { z } from 'zod';
import { KEY_KINDS, KEY_ROLES, USER_ROLES } from './roles';

export const userRoleSchema = z.enum(USER_ROLES);
export const keyRoleSchema = z.enum(KEY_ROLES);
export const keyKindSchema = z.enum(KEY_KINDS);
