import { z } from 'zod';
import { domainSettingsSchema } from '../domain-settings';
import { dnsRecordSchema } from './domains';

// Settings of a sending domain that have doors of their own (MAILGUN 7).

const { require_tls, skip_verification, tracking, web_scheme } = domainSettingsSchema.shape;
const kinds = tracking.unwrap().shape;

export const connectionSchema = z.object({ require_tls, skip_verification });
export const connectionChangedSchema = z.object({ message: z.string(), require_tls, skip_verification });
export const connectionForm = z.object({
  require_tls: z.boolean().optional(),
  skip_verification: z.boolean().optional(),
});

export const trackingAnswerSchema = z.object({ tracking: z.object({ ...kinds, web_scheme }) });
/** Has the one kind that was changed. */
export const trackingChangedSchema = z.object({
  message: z.string(),
  open: kinds.open.unwrap().optional(),
  click: kinds.click.unwrap().optional(),
  unsubscribe: kinds.unsubscribe.unwrap().optional(),
});
export const trackingForm = z.object({
  active: z.union([z.boolean(), z.literal('htmlonly')]).optional(),
  place_at_the_top: z.boolean().optional().meta({ description: 'Of `open`.' }),
  html_footer: z.string().optional().meta({ description: 'Of `unsubscribe`.' }),
  text_footer: z.string().optional().meta({ description: 'Of `unsubscribe`.' }),
});

export const webPrefixForm = z.object({ web_prefix: z.string() });
export const dkimSelectorForm = z.object({ dkim_selector: z.string() });
export const dkimAuthorityForm = z.object({ self: z.boolean() });
export const dkimAuthorityChangedSchema = z.object({
  message: z.string(),
  sending_dns_records: z.array(dnsRecordSchema),
  changed: z.boolean(),
});

export const ipListSchema = z.object({ items: z.array(z.string()), total_count: z.number().int() });
export const assignIpForm = z.object({ ip: z.string() });
