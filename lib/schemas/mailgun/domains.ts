import { z } from 'zod';
import { SPAM_ACTIONS, WEB_SCHEMES } from '../domain-settings';

/** A sending domain as the contract shows it (MAILGUN 7). */
export const mailgunDomainSchema = z
  .object({
    created_at: z.string(),
    id: z.string(),
    is_disabled: z.boolean(),
    name: z.string(),
    require_tls: z.boolean(),
    skip_verification: z.boolean(),
    smtp_login: z.string(),
    spam_action: z.enum(SPAM_ACTIONS),
    state: z.enum(['active', 'unverified', 'disabled']),
    subaccount_id: z.string().optional(),
    type: z.enum(['custom', 'sandbox']),
    use_automatic_sender_security: z.boolean(),
    web_prefix: z.string(),
    web_scheme: z.enum(WEB_SCHEMES),
    webhooks_redact_pii: z.boolean().optional().meta({ 'x-primary-only': true }),
    wildcard: z.boolean(),
    encrypt_incoming_message: z.boolean(),
    message_ttl: z.number().int(),
  })
  .meta({ id: 'MailgunDomain' });

export const dnsRecordSchema = z
  .object({
    is_active: z.boolean(),
    cached: z.array(z.string()),
    name: z.string().optional(),
    priority: z.string().optional(),
    record_type: z.string(),
    valid: z.enum(['unknown', 'valid', 'invalid']),
    value: z.string(),
  })
  .meta({ id: 'MailgunDnsRecord' });

const records = {
  receiving_dns_records: z.array(dnsRecordSchema),
  sending_dns_records: z.array(dnsRecordSchema),
};
export const domainAnswerSchema = z.object({ domain: mailgunDomainSchema, ...records });
export const domainChangedSchema = z.object({ message: z.string(), domain: mailgunDomainSchema, ...records });
export const domainListSchema = z.object({ total_count: z.number().int(), items: z.array(mailgunDomainSchema) });
export const domainListQuery = z.object({
  limit: z.number().int().min(1).max(1_000).default(100),
  skip: z.number().int().min(0).default(0),
  state: z.enum(['active', 'unverified', 'disabled']).optional(),
  sort: z
    .string()
    .optional()
    .meta({ examples: ['name:desc'] }),
  search: z.string().optional(),
  include_subaccounts: z.boolean().optional(),
});

const settings = {
  require_tls: z.boolean().optional(),
  skip_verification: z.boolean().optional(),
  spam_action: z.enum(SPAM_ACTIONS).optional(),
  use_automatic_sender_security: z.boolean().optional(),
  web_prefix: z.string().optional(),
  web_scheme: z.enum(WEB_SCHEMES).optional(),
  webhooks_redact_pii: z.boolean().optional().meta({ 'x-primary-only': true }),
  wildcard: z.boolean().optional(),
  encrypt_incoming_message: z.boolean().optional(),
  message_ttl: z.number().int().min(0).optional(),
};
export const createDomainForm = z.object({ name: z.string(), dkim_selector: z.string().optional(), ...settings });
export const updateDomainForm = z.object(settings);
