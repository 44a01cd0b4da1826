import { env } from '@/lib/config/env';
import { AppError } from '@/lib/core/app-error';
import { normalizeEvent } from '@/lib/core/normalize-event';
import { sampleEvent } from '@/lib/core/sample-event';
import type { EventType } from '@/lib/schemas/event-types';
import type { TestResult } from '@/lib/schemas/webhooks';
import { newEventId } from '@/lib/storage/ids';
import { buildRequest, type SigningKeys } from './build-request';
import { classifyResult } from './classify-result';
import { loadClientCertificate } from './client-certificate';
import { type DestinationPolicy, destinationPolicy } from './destination-settings';
import { WebhookSender } from './send-webhook';
import { userAgent } from './user-agent';

export interface TestInput {
  /** The whole URL, credentials included. */
  url: string;
  eventType: EventType;
  /** The account and the sending domain that the sample pretends to be of. */
  accountId: string;
  domainName: string;
  keys: SigningKeys;
  /** The primary's, when the account is a subaccount. */
  parentKeys: SigningKeys | null;
  /** Whether the PII setting in force says to redact. */
  redact: boolean;
}

/**
 * The Test button (PRODUCT 5): a real, signed sample of a type, built and sent exactly as a delivery is, through the
 * same guard, deadline and limits. Nothing is stored and nothing is retried.
 */
export async function sendTest(input: TestInput, policy: DestinationPolicy = destinationPolicy()): Promise<TestResult> {
  const now = new Date();
  const id = newEventId();
  const { accountId, domainName } = input;
  const sample = normalizeEvent(sampleEvent(input.eventType, { accountId, domainName, now, id }), {
    accountId,
    domainName,
    now,
    newId: () => id,
  });
  if (!sample.ok) throw new AppError('internal', 'The sample could not be made.');
  const { body, headers } = buildRequest({
    ...input,
    webhookMessageId: `msg_test_${id}`,
    payload: sample.event.payload,
    userAgent: userAgent(),
    now,
  });
  const sender = new WebhookSender({
    policy,
    connectTimeoutMs: env().CONNECT_TIMEOUT,
    deadlineMs: env().DELIVERY_TIMEOUT,
    certificate: await loadClientCertificate(),
  });
  try {
    const result = await sender.send({ url: input.url, headers, body });
    return {
      ...classifyResult(result),
      statusCode: result.ok ? result.statusCode : null,
      durationMs: result.durationMs,
      answer: result.ok ? result.answer : null,
      requestBody: body,
    };
  } finally {
    await sender.close();
  }
}
