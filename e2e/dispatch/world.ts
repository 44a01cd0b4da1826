import { createHmac, randomBytes } from 'node:crypto';
import { type APIRequestContext, expect } from '@playwright/test';
import { Webhook } from 'standardwebhooks';
import { type ReceivedRequest, type Receiver, startReceiver } from '@/lib/testing/receiver';
import { test as base } from '../fixtures';
import { migratedDataDir, type Product, removeDataDir, startProduct } from '../product';

export { expect };

export const CRON_SECRET = randomBytes(16).toString('hex');
export const API_KEY = `key-${randomBytes(32).toString('hex')}`;
export const BOOTSTRAP = {
  BOOTSTRAP_ADMIN_EMAIL: 'ops@example.com',
  BOOTSTRAP_ADMIN_PASSWORD: 'correct horse battery',
  BOOTSTRAP_API_KEY: API_KEY,
};

interface World {
  /** A subaccount of the test's own, asked on behalf of. */
  subaccount: APIRequestContext;
  /** A second receiver, to tell URLs of different hosts apart. */
  otherReceiver: Receiver;
}

/** A product without the demo and for these tests alone: what they switch for a whole account disturbs nobody. */
export const test = base.extend<World, { product: Product; retrySchedule: string; apiRateLimit: string }>({
  /** RETRY_SCHEDULE of the product; Mailgun's when empty. */
  retrySchedule: ['', { option: true, scope: 'worker' }],
  /** API_RATE_LIMIT of the product; none. */
  apiRateLimit: ['0', { option: true, scope: 'worker' }],
  product: [
    async ({ retrySchedule, apiRateLimit }, use) => {
      const dataDir = migratedDataDir();
      const settings = { RETRY_SCHEDULE: retrySchedule, API_RATE_LIMIT: apiRateLimit };
      const env = { ...BOOTSTRAP, CRON_SECRET, LOG_LEVEL: 'warn', DEMO: '0', ...settings };
      const product = await startProduct({ dataDir, env });
      await use(product);
      await product.stop();
      removeDataDir(dataDir);
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  baseURL: async ({ product }, use) => use(product.url),
  api: async ({ playwright, product }, use) => {
    const context = await playwright.request.newContext(clientOptions(product));
    await use(context);
    await context.put('/v5/accounts/features', { form: { webhooks_redact_pii: '{"enabled":false}' } });
    for (const region of ['', '/eu']) await context.delete(`${region}/v1/webhooks?all=true`);
    await context.dispose();
  },
  subaccount: async ({ playwright, product, api }, use) => {
    const made = await api.post('/v5/accounts/subaccounts', {
      form: { name: `Sub ${randomBytes(4).toString('hex')}` },
    });
    const { subaccount } = (await made.json()) as { subaccount: { id: string } };
    const headers = { 'x-mailgun-on-behalf-of': subaccount.id };
    const context = await playwright.request.newContext(clientOptions(product, headers));
    await use(context);
    await context.dispose();
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  otherReceiver: async ({}, use) => {
    const receiver = await startReceiver();
    await use(receiver);
    await receiver.close();
  },
});

function clientOptions(product: Product, headers: Record<string, string> = {}) {
  const authorization = `Basic ${Buffer.from(`api:${API_KEY}`).toString('base64')}`;
  return { baseURL: product.url, extraHTTPHeaders: { authorization, ...headers } };
}

export type Json = Record<string, unknown>;
export type Accepted = { id: string; status: string; deliveries: number };

/** The JSON of an answer that must be a 200. */
export async function get<T = Json>(api: APIRequestContext, path: string): Promise<T> {
  const answer = await api.get(path);
  expect(answer.status(), await answer.text()).toBe(200);
  return (await answer.json()) as T;
}

/** Makes a webhook, of the account unless a domain is named, for `accepted` unless types are. Returns its id. */
export async function addWebhook(
  api: APIRequestContext,
  { domain, url, eventTypes = ['accepted'] }: { domain?: string; url: string; eventTypes?: readonly string[] },
  region = '',
): Promise<string> {
  const level = domain === undefined ? { level: 'account' } : { level: 'domain', domain };
  const answer = await api.post(`${region}/api/webhooks`, { data: { ...level, url, eventTypes } });
  expect(answer.status(), await answer.text()).toBe(200);
  return ((await answer.json()) as { id: string }).id;
}

/** An event of the type `accepted` with an id of its own. */
export function event(more: Json = {}): Json & { id: string } {
  const id = randomBytes(11).toString('hex');
  return { event: 'accepted', recipient: 'ada@customer.example', id, timestamp: Date.now() / 1_000, ...more };
}

/** Hands in events that must be accepted. */
export async function send(api: APIRequestContext, domain: string, data: Json | Json[]): Promise<Accepted[]> {
  const answer = await api.post(`/api/domains/${domain}/events`, { data });
  expect(answer.status(), await answer.text()).toBe(200);
  return ((await answer.json()) as { items: Accepted[] }).items;
}

/** Deliveries of a domain: of the account's webhooks, and of its subaccounts' where `all`. */
export async function deliveriesOf(api: APIRequestContext, domain: string, all = false): Promise<Json[]> {
  const path = `/api/deliveries?domain=${domain}${all ? '&includeSubaccounts=true' : ''}`;
  return (await get<{ items: Json[] }>(api, path)).items;
}

/** The only delivery of a domain, once it has the status. */
export async function onlyDelivery(
  api: APIRequestContext,
  domain: string,
  status: string,
  attempts = 1,
): Promise<Json> {
  const seen = async () => (await deliveriesOf(api, domain)).map((each) => `${each.status} ${each.attempts}`);
  await expect.poll(seen).toEqual([`${status} ${attempts}`]);
  return (await deliveriesOf(api, domain))[0] ?? {};
}

export async function signingKey(api: APIRequestContext): Promise<string> {
  return (await get<{ http_signing_key: string }>(api, '/v5/accounts/http_signing_key')).http_signing_key;
}

export interface Posted {
  signature: { token: string; timestamp: string; signature: string; 'parent-signature'?: string };
  'event-data': Json & { id: string; recipient: string };
}
export const bodyOf = (request: ReceivedRequest | undefined) => JSON.parse(request?.body ?? '{}') as Posted;

/** What a Mailgun receiver computes. */
export function mailgunSignature(key: string, { token, timestamp }: Posted['signature']): string {
  return createHmac('sha256', key)
    .update(timestamp + token)
    .digest('hex');
}

/** What a Standard Webhooks receiver does. Throws when it does not verify. */
export function verifyStandard(key: string, request: ReceivedRequest): unknown {
  const secret = `whsec_${Buffer.from(key).toString('base64')}`;
  return new Webhook(secret).verify(request.body, request.headers as Record<string, string>);
}
