import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRequestContext } from '@playwright/test';
import { EVENT_TYPES } from '@/lib/schemas/event-types';
import type { Receiver } from '@/lib/testing/receiver';
import { newDomain } from '../panel/new-domain';
import { addWebhook, bodyOf, expect, type Json, send, test } from './world';

const ADDRESS = 'ada@customer.example';
const IP = '198.51.100.23';
const SAMPLES = join(import.meta.dirname, '../../lib/core/samples');
const PERSONAL = /(?:ada|nobody)(?:@|%40|=)customer\.example|198\.51\.100\.23/i;

function sample(file: string): Json {
  const { 'event-data': data } = JSON.parse(readFileSync(join(SAMPLES, file), 'utf8')) as { 'event-data': Json };
  return data;
}

interface Message {
  headers: Json;
}
/** A sample as an event of its own, with the address and the ip also where they stay. */
function own(file: string, id: string, now: number): Json {
  const { message, account: _account, domain: _domain, ...data } = sample(file) as Json & { message: Message };
  const headers = { ...message.headers, 'message-id': `${id}.${ADDRESS}` };
  const variables = { ...(data['user-variables'] as Json), email: ADDRESS, ip: IP };
  return { ...data, id, timestamp: now, message: { ...message, headers }, 'user-variables': variables };
}

async function setRedaction(api: APIRequestContext, enabled: boolean): Promise<void> {
  const form = { webhooks_redact_pii: JSON.stringify({ enabled }) };
  const answer = await api.put('/v5/accounts/features', { form });
  expect([answer.status(), await answer.json()]).toEqual([200, { success: true }]);
}

/** Sends all eight types; resolves with what was sent and what was heard, by type. */
async function exchange(api: APIRequestContext, domain: string, receiver: Receiver) {
  receiver.requests.length = 0;
  const now = Math.floor(Date.now() / 1_000) + 0.25;
  const ids = Object.fromEntries(EVENT_TYPES.map((type) => [type, randomBytes(11).toString('hex')]));
  await send(
    api,
    domain,
    EVENT_TYPES.map((type) => own(`${type}.json`, ids[type] ?? '', now)),
  );
  const heard = (await receiver.waitFor(EVENT_TYPES.length)).map((request) => bodyOf(request)['event-data']);
  return EVENT_TYPES.map((type) => {
    const { account: _account, domain: _domain, ...got } = heard.find(({ id }) => id === ids[type]) ?? ({} as Json);
    const expected = (suffix: string) => own(`${type}${suffix}.json`, ids[type] ?? '', now);
    return { type, got, plain: expected(''), redacted: expected('.redacted') };
  });
}

/** The text of an event without the two places that redaction leaves alone. */
function withoutKept({ 'user-variables': _variables, message, ...rest }: Json): string {
  const { headers, ...parts } = message as Message & Json;
  const { 'message-id': _id, ...others } = headers;
  return JSON.stringify({ ...rest, message: { ...parts, headers: others } });
}

test('redaction takes the address and the ip out of all eight types, and off again leaves them', async ({
  api,
  subaccount,
  receiver,
}) => {
  const above = await newDomain(api);
  const below = await newDomain(subaccount);
  for (const [owner, domain] of [
    [api, above],
    [subaccount, below],
  ] as const) {
    await addWebhook(owner, { domain, url: receiver.url, eventTypes: EVENT_TYPES });
  }
  await setRedaction(api, true);
  for (const domain of [above, below]) {
    for (const { type, got, plain, redacted } of await exchange(api, domain, receiver)) {
      expect(got, type).toEqual(redacted);
      expect(withoutKept(plain), type).toMatch(PERSONAL);
      expect(withoutKept(got), type).not.toMatch(PERSONAL);
    }
  }
  await setRedaction(api, false);
  for (const { type, got, plain } of await exchange(api, above, receiver)) expect(got, type).toEqual(plain);
});

test('an address in a text, a URL or a bounce is taken out as well', async ({ api, receiver }) => {
  const domain = await newDomain(api);
  await addWebhook(api, { domain, url: receiver.url, eventTypes: ['temporary_fail', 'clicked'] });
  await setRedaction(api, true);
  const failed = own('temporary_fail.json', randomBytes(11).toString('hex'), Date.now() / 1_000);
  const clicked = own('clicked.json', randomBytes(11).toString('hex'), Date.now() / 1_000);
  await send(api, domain, [
    {
      ...failed,
      recipient: ADDRESS,
      'delivery-status': { code: 450, message: `4.2.2 <ADA@Customer.example>: full (${IP})` },
    },
    { ...clicked, url: `https://shop.example/?to=ada%40customer.example&from=${IP}` },
  ]);
  const heard = (await receiver.waitFor(2)).map((request) => bodyOf(request)['event-data']);
  for (const got of heard) expect(withoutKept(got)).not.toMatch(/ada(?:@|%40)customer\.example/i);
  expect(heard.find(({ event }) => event === 'clicked')?.url).toBe(
    'https://shop.example/?to=[REDACTED]&from=[REDACTED]',
  );
  const status = heard.find(({ event }) => event === 'failed')?.['delivery-status'];
  expect(status).toEqual({ code: 450, message: `4.2.2 <[REDACTED]>: full (${IP})` });
});

test("a subaccount's caller can neither see nor set redaction", async ({ subaccount }) => {
  const form = { webhooks_redact_pii: '{"enabled":true}' };
  expect((await subaccount.get('/v5/accounts/features')).status()).toBe(403);
  expect((await subaccount.put('/v5/accounts/features', { form })).status()).toBe(403);
});
