import { takeTurn } from '@/lib/auth/take-turn';
import { env } from '@/lib/config/env';
import { type Caller, requireAccess } from '@/lib/core/access';
import { notFound } from '@/lib/core/app-error';
import { parseDestination } from '@/lib/core/destination-policy';
import type { SampleInput } from '@/lib/dispatch/sample-request';
import { sendTest } from '@/lib/dispatch/send-test';
import type { EventType } from '@/lib/schemas/event-types';
import type { TestResult } from '@/lib/schemas/webhooks';
import { findDomain, listDomainsAfter } from '@/lib/storage/domains';
import { findTestSettings } from '@/lib/storage/test-settings';
import { fullUrl, type WebhookScope } from '@/lib/storage/webhooks';
import { recordAudit } from './record-audit';
import { getWebhookRow, scopeOfWebhook } from './webhook-scope';

/** Shown as the sample's domain when the account has none yet. */
const SAMPLE_DOMAIN = 'example.com';

/** What a sample of a scope is made of: the keys and the redaction that an attempt for it would have now. */
export async function sampleInput(
  scope: WebhookScope & { domainName: string | null },
  eventType: EventType,
): Promise<SampleInput> {
  const { accountId, region } = scope;
  const settings = await findTestSettings(accountId, new Date());
  if (!settings) throw notFound('Account');
  const domain =
    scope.domainName === null
      ? (await listDomainsAfter({ accountIds: [accountId], region }, null, 1))[0]
      : await findDomain(accountId, region, scope.domainName);
  return {
    eventType,
    accountId,
    domainName: domain?.name ?? SAMPLE_DOMAIN,
    keys: settings.keys,
    parentKeys: settings.parentKeys,
    redact: settings.redactPii || (domain?.redactPii ?? false),
  };
}

/** A test tells whether something answers at a host and port, so nobody may ask that quickly (SECURITY 26). */
function takeTestTurn(accountId: string, url: string): void {
  const limit = env().TEST_RATE_LIMIT;
  const target = parseDestination(url);
  takeTurn('tests', accountId, limit);
  if (target.ok) takeTurn('tests of a host', `${accountId} ${target.hostname}`, Math.ceil(limit / 3));
}

/** Sends a signed sample to a URL as an attempt for the scope would be: same keys, same redaction, same guard. */
export async function sendSample(
  scope: WebhookScope & { domainName: string | null },
  url: string,
  eventType: EventType,
): Promise<TestResult> {
  takeTestTurn(scope.accountId, url);
  return sendTest({ ...(await sampleInput(scope, eventType)), url });
}

/** The Test button: also for a webhook that is disabled, for people test before they enable (PRODUCT 5). */
export async function testWebhook(caller: Caller, id: string, eventType: EventType): Promise<TestResult> {
  requireAccess(caller, 'webhooks:write');
  const webhook = await getWebhookRow(caller, id);
  const scope = { ...scopeOfWebhook(webhook), domainName: webhook.domainName };
  const result = await sendSample(scope, fullUrl(webhook), eventType);
  const { accountId, description, url } = webhook;
  await recordTest(caller, { id, name: description || url, accountId }, eventType, result);
  return result;
}

/** Notes a test that was sent, and what was answered. */
export async function recordTest(
  caller: Caller,
  target: { id: string; name: string; accountId?: string },
  eventType: EventType,
  { outcome, statusCode }: TestResult,
): Promise<void> {
  const after = { eventType, outcome, statusCode };
  await recordAudit(caller, { action: 'webhook.test', target: { kind: 'webhook', ...target }, after });
}
