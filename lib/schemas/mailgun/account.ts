import { z } from 'zod';

/** `GET /v5/accounts/http_signing_key` (MAILGUN 2). */
export const httpSigningKeySchema = z.object({ http_signing_key: z.string() });
export const httpSigningKeyRegeneratedSchema = z.object({ message: z.string(), http_signing_key: z.string() });

const enabled = z.object({ enabled: z.boolean() });
/** `GET /v5/accounts/features` (MAILGUN 9): of a primary alone. */
export const featuresSchema = z.object({ features: z.object({ webhooks_redact_pii: enabled }) });
export const featuresForm = z.object({
  webhooks_redact_pii: z
    .string()
    .optional()
    .meta({ description: 'JSON in a string.', examples: ['{"enabled":true}'] }),
  ai_insights: z.string().optional().meta({ description: 'Taken, and of no effect here.' }),
});
export const successSchema = z.object({ success: z.literal(true) });
