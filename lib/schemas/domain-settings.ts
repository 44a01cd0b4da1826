import { z } from 'zod';

const open = z.object({ active: z.boolean().default(false), place_at_the_top: z.boolean().default(false) });
const click = z.object({ active: z.union([z.boolean(), z.literal('htmlonly')]).default(false) });
const unsubscribe = z.object({
  active: z.boolean().default(false),
  html_footer: z.string().default('\n<br>\n<p><a href="%unsubscribe_url%">unsubscribe</a></p>\n'),
  text_footer: z.string().default('\n\nTo unsubscribe click: <%unsubscribe_url%>\n\n'),
});

/** Tracking settings of a domain, in the order of Mailgun's answers. */
const trackingSchema = z.object({
  open: open.prefault({}),
  click: click.prefault({}),
  unsubscribe: unsubscribe.prefault({}),
});
export type Tracking = z.infer<typeof trackingSchema>;

export const SPAM_ACTIONS = ['disabled', 'block', 'tag'] as const;
export const WEB_SCHEMES = ['http', 'https'] as const;

/**
 * What Mailgun's domain has beyond its name and state (MAILGUN 7). Postwire sends no mail: it keeps these and reads them
 * back. What a row does not have has Mailgun's default.
 */
export const domainSettingsSchema = z.object({
  require_tls: z.boolean().default(false),
  skip_verification: z.boolean().default(false),
  spam_action: z.enum(SPAM_ACTIONS).default('disabled'),
  use_automatic_sender_security: z.boolean().default(false),
  web_prefix: z.string().default('email'),
  web_scheme: z.enum(WEB_SCHEMES).default('http'),
  wildcard: z.boolean().default(false),
  encrypt_incoming_message: z.boolean().default(false),
  message_ttl: z.number().default(0),
  /** Whether the domain is the authority of its own DKIM key. */
  dkim_self: z.boolean().default(true),
  /** Addresses that were assigned to it. */
  ips: z.array(z.string()).default([]),
  tracking: trackingSchema.prefault({}),
});
export type DomainSettings = z.infer<typeof domainSettingsSchema>;
/** What a request changes; the rest stays. */
export type DomainSettingsChange = Partial<DomainSettings>;
