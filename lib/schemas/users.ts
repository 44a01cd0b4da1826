import { z } from 'zod';
import { actorSchema } from './actor';
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from './passwords';
import { userRoleSchema } from './role-schemas';

const name = z
  .string()
  .trim()
  .min(1, 'Enter a name.')
  .max(100, 'A name has at most 100 characters.')
  .regex(/^\P{Cc}*$/u, 'A name has no control characters.');
const email = z.email('Enter an email address such as ada@example.com.').max(254).toLowerCase();

/** A person of the account. */
export const userSchema = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    role: userRoleSchema,
    createdAt: z.iso.datetime(),
    lastSignInAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'User' });
export type User = z.infer<typeof userSchema>;

/** `PATCH /api/users/{id}`: what is named changes. */
export const updateUserSchema = z.strictObject({ name: name.optional(), role: userRoleSchema.optional() });
export type UpdateUserInput = z.infer<typeof updateUserSchema>;

/** How long an invitation's link works. */
export const INVITATION_DAYS = 7;

/** An open invitation: never its link. */
export const invitationSchema = z
  .object({
    id: z.string(),
    email: z.string(),
    role: userRoleSchema,
    invitedBy: actorSchema,
    createdAt: z.iso.datetime(),
    /** From then on its link leads nowhere. */
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'Invitation' });
export type Invitation = z.infer<typeof invitationSchema>;

/** `POST /api/invitations`. Nothing is mailed: whoever invites passes the link on. */
export const createInvitationSchema = z.strictObject({ email, role: userRoleSchema });
export type CreateInvitationInput = z.input<typeof createInvitationSchema>;

/** `POST /api/invitations` answer: the link is in this answer and in no other. */
export const createdInvitationSchema = z.object({ ...invitationSchema.shape, url: z.url() });
export type CreatedInvitation = z.infer<typeof createdInvitationSchema>;

/** `POST /api/invitations/accept`: the token is the link's last part. */
export const acceptInvitationSchema = z.strictObject({
  token: z.string().min(1).max(100),
  name,
  /** What else a password must be is told by the server. */
  password: z
    .string()
    .min(MIN_PASSWORD_LENGTH, `A password has at least ${MIN_PASSWORD_LENGTH} characters.`)
    .max(MAX_PASSWORD_LENGTH, `A password has at most ${MAX_PASSWORD_LENGTH} characters.`),
});

/** Its answer: the address to sign in with. */
export const acceptedInvitationSchema = z.object({ email: z.string() });
export type AcceptInvitationInput = z.infer<typeof acceptInvitationSchema>;
