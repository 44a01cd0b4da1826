import { z } from 'zod';
import { pageQuerySchema } from './page';
import { regionSchema } from './regions';

/** What is in the audit log, `<kind of target>.<verb>`, with the words that people read. */
export const AUDIT_ACTION_LABELS = {
  'webhook.create': 'Webhook created',
  'webhook.update': 'Webhook changed',
  'webhook.enable': 'Webhook enabled',
  'webhook.disable': 'Webhook disabled',
  'webhook.delete': 'Webhook deleted',
  'webhook.test': 'Webhook tested',
  'delivery.resend': 'Delivery resent',
  'delivery.retry': 'Delivery retried at once',
  'delivery.stop': 'Delivery stopped',
  'delivery.recover': 'Deliveries recovered',
  'domain.create': 'Domain created',
  'domain.update': 'Domain changed',
  'domain.verify': 'Domain verified',
  'domain.delete': 'Domain deleted',
  'key.create': 'API key created',
  'key.update': 'API key changed',
  'key.revoke': 'API key revoked',
  'public_key.regenerate': 'Public key regenerated',
  'signing_key.regenerate': 'Signing key regenerated',
  'configuration.update': 'Configuration changed',
  'user.invite': 'Person invited',
  'user.withdraw': 'Invitation withdrawn',
  'user.join': 'Person joined',
  'user.update': 'Person changed',
  'user.remove': 'Person removed',
  'subaccount.create': 'Subaccount created',
  'subaccount.update': 'Subaccount changed',
  'subaccount.disable': 'Subaccount disabled',
  'subaccount.enable': 'Subaccount enabled',
  'subaccount.delete': 'Subaccount deleted',
  'bin.create': 'Bin created',
  'bin.update': 'Bin changed',
  'bin.delete': 'Bin deleted',
  'recipient.erase': 'Recipient erased',
  'profile.update': 'Profile changed',
  'profile.password': 'Password changed',
  'session.sign_in': 'Signed in',
  'session.end': 'Session ended',
  'session.sign_out_everywhere': 'Signed out everywhere else',
} as const;
export type AuditAction = keyof typeof AUDIT_ACTION_LABELS;
export const AUDIT_ACTIONS = Object.keys(AUDIT_ACTION_LABELS) as [AuditAction, ...AuditAction[]];

/** What was changed, with the words that people read. */
export const AUDIT_TARGET_LABELS = {
  webhook: 'Webhook',
  delivery: 'Delivery',
  domain: 'Domain',
  key: 'API key',
  public_key: 'Public key',
  signing_key: 'Signing key',
  configuration: 'Configuration',
  user: 'Person',
  subaccount: 'Subaccount',
  bin: 'Bin',
  recipient: 'Recipient',
  profile: 'Profile',
  session: 'Session',
} as const;
export type AuditTargetKind = keyof typeof AUDIT_TARGET_LABELS;
export const AUDIT_TARGET_KINDS = Object.keys(AUDIT_TARGET_LABELS) as [AuditTargetKind, ...AuditTargetKind[]];

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
