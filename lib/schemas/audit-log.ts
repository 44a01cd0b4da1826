import { z } from 'zod';
import { AUDIT_ACTIONS, AUDIT_TARGET_KINDS } from './audit-actions';
import { pageQuerySchema } from './page';
import { regionSchema } from './region-schema';

/** Plain JSON: what changed by its name, secrets masked. */
const factsSchema = z.record(z.string(), z.unknown()).nullable();
const accountSchema = z.object({ id: z.string(), name: z.string() });

/** `GET /api/audit-log` (PRODUCT 4). */
export const auditEntrySchema = z
  .object({
    id: z.string(),
    at: z.iso.datetime(),
    /** The account that was changed. */
    account: accountSchema,
    actor: z.object({
      kind: z.enum(['person', 'key']),
      id: z.string(),
      name: z.string(),
      /** Of a person the email address, of a key its first characters; null where the other account's is nobody's business. */
      detail: z.string().nullable(),
      /** Where they belong; another account than the one that was changed when they acted on its behalf. */
      account: accountSchema,
    }),
    region: regionSchema,
    action: z.enum(AUDIT_ACTIONS),
    target: z.object({ kind: z.enum(AUDIT_TARGET_KINDS), id: z.string(), name: z.string() }),
    before: factsSchema,
    after: factsSchema,
    /** From which network address, where it is known and the reader's business. */
    address: z.string().nullable(),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof auditEntrySchema>;

export const auditQuerySchema = z.strictObject({
  ...pageQuerySchema.shape,
  /** Id of a person or of a key. */
  actor: z.string().max(100).optional(),
  action: z.enum(AUDIT_ACTIONS).optional(),
  targetKind: z.enum(AUDIT_TARGET_KINDS).optional(),
  targetId: z.string().max(100).optional(),
  /** Inclusive begin and exclusive end. */
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  /** Free text over names and over what changed. */
  q: z.string().max(200).optional(),
  /** A primary may ask for its subaccounts' entries as well. */
  includeSubaccounts: z.stringbool().default(false),
});
export type AuditQuery = z.infer<typeof auditQuerySchema>;
