import { requireAccess } from '@/lib/core/access';
import { getConfiguration, updateConfiguration } from '@/lib/services/configuration';
import { featureField, noUpdates } from './feature-field';
import type { MailgunInput } from './mailgun-route';

/** `GET /v5/accounts/features` (MAILGUN 9): for a primary; a subaccount's key gets 403. */
export async function getFeatures({ caller }: MailgunInput) {
  requireAccess(caller, 'pii:read');
  const { redactPii = false } = await getConfiguration(caller);
  return { features: { webhooks_redact_pii: { enabled: redactPii } } };
}

/**
 * `PUT /v5/accounts/features` (MAILGUN 4): `webhooks_redact_pii={"enabled":true}`, JSON in a form field. The sibling
 * `ai_insights` is checked, taken and has no effect here.
 */
export async function putFeatures({ caller, fields }: MailgunInput) {
  requireAccess(caller, 'pii:write');
  const redactPii = featureField(fields, 'webhooks_redact_pii');
  const insights = featureField(fields, 'ai_insights');
  if (redactPii === undefined && insights === undefined) throw noUpdates();
  if (redactPii !== undefined) await updateConfiguration(caller, { redactPii });
  return { success: true };
}
