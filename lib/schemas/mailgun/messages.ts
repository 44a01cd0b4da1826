import { z } from 'zod';

const addresses = z.array(z.string()).min(1).meta({ description: 'Repeated, or joined by commas.' });
const file = z.file();

const options = {
  'o:tag': z.array(z.string()).max(10).optional(),
  'o:testmode': z.enum(['yes', 'no', 'true', 'false']).optional(),
  'recipient-variables': z.string().optional().meta({ description: 'JSON by recipient.' }),
};

/** Beside these, `o:…`, `h:…` (headers), `v:…` (variables) and `t:…` of any name (MAILGUN 7). */
export const messageForm = z.looseObject({
  from: z.string(),
  to: addresses,
  cc: addresses.optional(),
  bcc: addresses.optional(),
  subject: z.string().optional(),
  text: z.string().optional(),
  html: z.string().optional(),
  'amp-html': z.string().optional(),
  template: z.string().optional(),
  attachment: z.array(file).optional(),
  inline: z.array(file).optional(),
  ...options,
});
export const mimeMessageForm = z.looseObject({ to: addresses, message: file, ...options });

/** `id` is in angle brackets. */
export const messageQueuedSchema = z.object({ id: z.string(), message: z.string() }).meta({
  id: 'MailgunMessageQueued',
  examples: [{ id: '<20160107220803.53710.46802@mg.example.com>', message: 'Queued. Thank you.' }],
});
