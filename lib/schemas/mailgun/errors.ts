import { z } from 'zod';

// What the contract's doors say when they refuse (MAILGUN 1.0 to 1.4): one body per member, each with its own capitals.

export const messageSchema = z.object({ message: z.string() }).meta({ id: 'MailgunMessage' });
export const reasonSchema = z.object({ Reason: z.string() }).meta({ id: 'MailgunReason' });
/** Postwire's own where Mailgun's text is not known: both spellings (MAILGUN 9). */
export const messageAndReasonSchema = z
  .object({ message: z.string(), Reason: z.string() })
  .meta({ id: 'MailgunMessageAndReason' });
export const descriptionSchema = z.object({ Description: z.string() }).meta({ id: 'MailgunDescription' });
export const fieldSchema = z.object({ Field: z.string(), Value: z.string().optional() }).meta({ id: 'MailgunField' });
export const rateLimitedSchema = z
  .object({ 'retry-seconds': z.number().int() })
  .meta({ id: 'MailgunRateLimited', examples: [{ 'retry-seconds': 60 }] });
