import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCidrs } from '@/lib/core/destination-policy';
import { EVENT_TYPES } from '@/lib/schemas/event-types';
import { testResultSchema } from '@/lib/schemas/webhooks';
import { withDatabase } from '@/lib/testing/database';
import { type Receiver, startReceiver } from '@/lib/testing/receiver';
import { sendTest, type TestInput } from './send-test';

await withDatabase();
let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(() => receiver.close());

const input = (over: Partial<TestInput> = {}): TestInput => ({
  url: receiver.url,
  eventType: 'opened',
  accountId: 'a'.repeat(24),
  domainName: 'mg.example.com',
  keys: { key: 'key-one', previous: null },
  parentKeys: null,
  redact: false,
  ...over,
});

describe('a test of a webhook', () => {
  it.each(EVENT_TYPES)('sends a real, signed sample of %s', async (eventType) => {
    const result = await sendTest(input({ eventType }));
    expect(testResultSchema.parse(result)).toMatchObject({ outcome: 'succeeded', statusCode: 200, reason: null });
    const sent = receiver.requests.at(-1)?.body ?? '';
    expect(sent).toBe(result.requestBody);
    const { signature } = JSON.parse(sent);
    const expected = createHmac('sha256', 'key-one')
      .update(signature.timestamp + signature.token)
      .digest('hex');
    expect(signature.signature).toBe(expected);
  });

  it('redacts as a delivery would', async () => {
    await sendTest(input({ redact: true }));
    expect(JSON.parse(receiver.requests.at(-1)?.body ?? '')['event-data'].recipient).toBe('[REDACTED]');
  });

  it('meets the same guard as a delivery', async () => {
    expect(await sendTest(input(), parseCidrs(''))).toMatchObject({ outcome: 'retry', statusCode: null, answer: null });
  });

  it('shows what was answered', async () => {
    receiver.answer((_request, response) => {
      response.writeHead(500).end('<b>no</b>');
      return undefined;
    });
    expect(await sendTest(input())).toMatchObject({ outcome: 'retry', statusCode: 500, answer: '<b>no</b>' });
  });
});
