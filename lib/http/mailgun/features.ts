import { z } from 'zod';
import { requireAccess } from '@/lib/core/access';
import { getConfiguration, updateConfiguration } from '@/lib/services/configuration';
import { ContractError } from './contract-error';
import type { MailgunInput } from './mailgun-route';

const featureSchema = z.object({ enabled: z.boolean() });

/** `GET /v5/accounts/features` (MAILGUN 9): for a primary; a subaccount's key gets 403. */
export async function getFeatures({ caller }: MailgunInput) {
  requireAccess(caller, 'pii:read');
  const { redactPii = false } = await getConfiguration(caller);
  return { features: { webhooks_redact_pii: { enabled: redactPii } } };
}

/**
 * `PUT /v5/accounts/features` (MAILGUN 4): `webhooks_redact_pii={"enabled":true}`, JSON in a form field. The sibling
 * `ai_insights` is taken and has no effect here.
 */
export async function putFeatures({ caller, fields }: MailgunInput) {
  requireAccess(caller, 'pii:write');
  const text = fields.one('webhooks_redact_pii');
  if (text === undefined) {
    if (fields.has('ai_insights')) return { success: true };
    throw new ContractError(400, { message: 'No valid updates provided' });
  }
  await updateConfiguration(caller, { redactPii: parseFeature(text) });
  return { success: true };
}

function parseFeature(text: string): boolean {
  try {
    return featureSchema.parse(JSON.parse(text)).enabled;
  } catch {
    throw new ContractError(400, { message: 'webhooks_redact_pii must be {"enabled":true} or {"enabled":false}' });
  }
}
