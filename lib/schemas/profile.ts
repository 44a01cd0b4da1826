import { z } from 'zod';
import { userRoleSchema } from './role-schemas';

/** `GET/PATCH /api/profile`: the signed-in person. */
export const profileSchema = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: userRoleSchema,
  /** The account that they belong to, wherever they have stepped into. */
  account: z.object({ id: z.string(), name: z.string() }),
});
export type Profile = z.infer<typeof profileSchema>;

export const updateProfileSchema = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, 'Enter your name.')
    .max(100, 'A name has at most 100 characters.')
    .regex(/^\P{Cc}*$/u, 'A name has no control characters.'),
});
export type UpdateProfileInput = z.infer<typeof updateProfileSchema>;

/** `POST /api/profile/password`. What a new password must be is told by the server. */
export const changePasswordSchema = z.strictObject({
  currentPassword: z.string().min(1, 'Enter your current password.').max(200),
  newPassword: z.string().min(1, 'Enter a new password.').max(1_000),
});
export type ChangePasswordInput = z.infer<typeof changePasswordSchema>;

/** `GET /api/profile/sessions`: a browser that is signed in. */
export const sessionSchema = z
  .object({
    id: z.string(),
    /** In words: `Chrome 143 on macOS`. */
    device: z.string(),
    /** The network address that it was last seen at, where it is known. */
    address: z.string().nullable(),
    createdAt: z.iso.datetime(),
    lastSeenAt: z.iso.datetime(),
    /** Whether it is the one that asks. */
    current: z.boolean(),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof sessionSchema>;

export const endedSessionsSchema = z.object({ ended: z.number().int() });
