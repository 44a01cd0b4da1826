import { env } from '@/lib/config/env';
import type { TestResult } from '@/lib/schemas/webhooks';
import { classifyResult } from './classify-result';
import { loadClientCertificate } from './client-certificate';
import { type DestinationPolicy, destinationPolicy, egressProxy } from './destination-settings';
import { ownServer } from './own-server';
import { buildSampleRequest, type SampleInput } from './sample-request';
import { WebhookSender } from './send-webhook';

export interface TestInput extends SampleInput {
  /** The whole URL, credentials included. */
  url: string;
}

/**
 * The Test button (PRODUCT 5): a real, signed sample of a type, built and sent exactly as a delivery is, through the
 * same guard, deadline and limits. Nothing is stored and nothing is retried.
 */
export async function sendTest(input: TestInput, policy: DestinationPolicy = destinationPolicy()): Promise<TestResult> {
  const { body, headers } = buildSampleRequest(input, new Date());
  const sender = new WebhookSender({
    policy,
    own: ownServer(),
    connectTimeoutMs: env().CONNECT_TIMEOUT,
    deadlineMs: env().DELIVERY_TIMEOUT,
    certificate: await loadClientCertificate(),
    proxy: egressProxy(),
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
