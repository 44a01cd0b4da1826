import { type APIRequestContext, expect } from '@playwright/test';
import type { Receiver } from '@/lib/testing/receiver';
import type { OpenApiContract } from './openapi-contract';

interface Tour {
  contract: OpenApiContract;
  api: APIRequestContext;
  receiver: Receiver;
}
interface Item {
  id: string;
  status: string;
}
interface List {
  items: Item[];
}

const DOMAIN = 'own.tour.example';

/** Who asks, the account's settings, the panel's cookies. */
export async function tourAccount({ contract, api }: Tour): Promise<void> {
  const { account } = await contract.call<{ account: Item }>(api, 'GET /api/me');
  await contract.call(api, 'GET /api/configuration');
  await contract.call(api, 'PATCH /api/configuration', { data: { retryDelivered: true, retentionDays: 365 } });
  await contract.call(api, 'PATCH /api/configuration', { status: 400, data: { retentionDays: 0 } });
  const log = await contract.call<List>(api, 'GET /api/audit-log?targetKind=configuration&limit=1');
  await contract.call(api, `GET /api/audit-log/${log.items[0]?.id}`);
  await contract.call(api, 'GET /api/audit-log/1', { status: 404 });
  await contract.call(api, 'GET /api/audit-log?action=nothing', { status: 400 });
  await contract.call(api, 'GET /api/signing-key');
  await contract.call(api, 'GET /api/signing-key?reveal=true');
  await contract.call(api, 'GET /api/signing-key/snippets?language=go');
  await contract.call(api, 'GET /api/signing-key/snippets?language=ruby&reveal=true');
  await contract.call(api, 'GET /api/signing-key/snippets?language=cobol', { status: 400 });
  await contract.call(api, 'POST /api/signing-key/regenerate');
  await contract.call(api, 'POST /api/session/account', { data: { accountId: account.id } });
  await contract.call(api, 'POST /api/session/region', { data: { region: 'us' } });
  await contract.call(api, 'GET /api/openapi.json');
  // A key is nobody: people are asked for in the panel's tests.
  await contract.call(api, 'GET /api/profile', { status: 403 });
  await contract.call(api, 'PATCH /api/profile', { status: 403, data: { name: 'Ada' } });
  const passwords = { currentPassword: 'one', newPassword: 'another' };
  await contract.call(api, 'POST /api/profile/password', { status: 403, data: passwords });
  await contract.call(api, 'GET /api/profile/sessions', { status: 403 });
  await contract.call(api, 'DELETE /api/profile/sessions', { status: 403 });
  await contract.call(api, 'DELETE /api/profile/sessions/1', { status: 403 });
  await contract.call(api, 'GET /healthz');
  await contract.call(api, 'GET /readyz');
}

/** API keys: made, listed, revoked. */
export async function tourApiKeys({ contract, api }: Tour): Promise<void> {
  const keys = '/api/keys';
  const { id } = await contract.call<Item>(api, `POST ${keys}`, { data: { role: 'viewer', description: 'Tour' } });
  await contract.call(api, `POST ${keys}`, { data: { role: 'sending', expiresAt: '2100-01-01T00:00:00Z' } });
  await contract.call(api, `POST ${keys}`, { status: 400, data: { role: 'viewer', domain: DOMAIN } });
  await contract.call(api, `POST ${keys}`, { status: 404, data: { role: 'sending', domain: 'none.example' } });
  await contract.call(api, `GET ${keys}?limit=1`);
  await contract.call(api, `DELETE ${keys}/${id}`);
  await contract.call(api, `DELETE ${keys}/${id}`, { status: 404 });
}

/** People, and the link with which one more joins. */
export async function tourUsers({ contract, api }: Tour): Promise<void> {
  const [users, invitations] = ['/api/users', '/api/invitations'];
  const data = { email: 'tour@own.example', role: 'viewer' };
  const { id } = await contract.call<Item>(api, `POST ${invitations}`, { data });
  await contract.call(api, `DELETE ${invitations}/${id}`);
  await contract.call(api, `DELETE ${invitations}/${id}`, { status: 404 });
  const { url } = await contract.call<{ url: string }>(api, `POST ${invitations}`, { data });
  await contract.call(api, `POST ${invitations}`, { status: 400, data: { ...data, role: 'sending' } });
  await contract.call(api, `GET ${invitations}?limit=1`);
  const joining = { token: url.split('/').at(-1), name: 'Tour', password: 'correct horse battery' };
  const accept = `POST ${invitations}/accept`;
  await contract.call(api, accept, { status: 400, data: { ...joining, password: 'short' } });
  await contract.call(api, accept, { data: joining });
  await contract.call(api, accept, { status: 404, data: joining });
  await contract.call(api, `POST ${invitations}`, { status: 409, data });
  const { items } = await contract.call<{ items: (Item & { email: string; role: string })[] }>(api, `GET ${users}`);
  const joined = items.find(({ email }) => email === data.email)?.id;
  const admin = items.find(({ role }) => role === 'admin')?.id;
  await contract.call(api, `PATCH ${users}/${joined}`, { data: { name: 'Tourist', role: 'developer' } });
  await contract.call(api, `PATCH ${users}/${admin}`, { status: 409, data: { role: 'viewer' } });
  await contract.call(api, `DELETE ${users}/${admin}`, { status: 409 });
  await contract.call(api, `DELETE ${users}/${joined}`);
  await contract.call(api, `DELETE ${users}/${joined}`, { status: 404 });
}

/** A subaccount's life. */
export async function tourSubaccounts({ contract, api }: Tour): Promise<void> {
  const all = '/api/subaccounts';
  const { id } = await contract.call<Item>(api, `POST ${all}`, { data: { name: 'Tour' } });
  await contract.call(api, `POST ${all}`, { status: 400, data: { name: '' } });
  await contract.call(api, `GET ${all}?q=tour&status=open`);
  await contract.call(api, `GET ${all}?status=closed`, { status: 400 });
  await contract.call(api, `GET ${all}/${id}`);
  await contract.call(api, `POST ${all}/${id}/disable`, { data: { reason: 'Tour' } });
  await contract.call(api, `POST ${all}/${id}/disable`, { status: 409, data: {} });
  await contract.call(api, `POST ${all}/${id}/enable`);
  await contract.call(api, `POST ${all}/${id}/enable`, { status: 409 });
  await contract.call(api, `DELETE ${all}/${id}`);
  await contract.call(api, `DELETE ${all}/${id}`, { status: 404 });
}

/** Webhooks of both levels, and what is refused. */
export async function tourWebhooks({ contract, api, receiver }: Tour): Promise<void> {
  await contract.call(api, 'POST /api/domains', { data: { name: DOMAIN } });
  await contract.call(api, 'POST /api/domains', { status: 409, data: { name: DOMAIN } });
  await contract.call(api, 'POST /api/domains', { status: 400, data: { name: 'no name' } });
  await contract.call(api, `POST /api/domains/${DOMAIN}/verify`);
  await contract.call(api, 'GET /api/domains?limit=1');
  const url = receiver.url;
  const data = { level: 'account', url, eventTypes: ['opened'] };
  const { id } = await contract.call<Item>(api, 'POST /api/webhooks', { data });
  await contract.call(api, 'GET /api/webhooks');
  await contract.call(api, `GET /api/webhooks/${id}`);
  await contract.call(api, `PATCH /api/webhooks/${id}`, { data: { description: 'Opens' } });
  await contract.call(api, `POST /api/webhooks/${id}/test`, { data: { eventType: 'opened' } });
  await contract.call(api, `GET /api/webhooks/${id}/pending`);
  await contract.call(api, `GET /api/stats?webhookId=${id}`);
  await contract.call(api, 'GET /api/stats?bucket=1d');
  await contract.call(api, `GET /api/stats?webhookId=${'0'.repeat(24)}`, { status: 404 });
  await contract.call(api, 'POST /api/webhooks/check-url', { data: { level: 'account', url: 'https://a.example/' } });
  await contract.call(api, 'GET /api/webhooks/places?level=account');
  await contract.call(api, `POST /api/webhooks`, { status: 409, data });
  await contract.call(api, `DELETE /api/webhooks/${id}`);
  await contract.call(api, `GET /api/webhooks/${id}`, { status: 404 });
}

/** A delivery that waits for its retry: made at once, stopped, and made good for. */
async function tourPending({ contract, api, receiver }: Tour): Promise<void> {
  receiver.answer(500);
  await contract.call(api, `POST /api/domains/${DOMAIN}/events`, {
    data: { event: 'opened', recipient: 'bob@customer.example' },
  });
  const waiting = () =>
    contract.call<{ items: (Item & { attempts: number })[] }>(api, 'GET /api/deliveries?status=pending');
  const attempts = async () => (await waiting()).items[0]?.attempts;
  await expect.poll(attempts).toBe(1);
  const id = (await waiting()).items[0]?.id;
  await contract.call(api, `POST /api/deliveries/${id}/retry`);
  await expect.poll(attempts).toBe(2);
  await contract.call(api, `POST /api/deliveries/${id}/stop`);
  await contract.call(api, `POST /api/deliveries/${id}/retry`, { status: 409 });
  await contract.call(api, 'POST /api/deliveries/recover', { data: { filter: { status: 'canceled' }, dryRun: true } });
  await contract.call(api, 'POST /api/deliveries/recover', { status: 400, data: {} });
  await contract.call(api, 'GET /api/failure-logs/export?recipient=bob@customer.example');
}

/** An event that is delivered, one that is not, and what is told of both. */
export async function tourDeliveries({ contract, api, receiver }: Tour): Promise<void> {
  const data = { level: 'domain', domain: DOMAIN, url: receiver.url, eventTypes: ['opened', 'clicked'] };
  await contract.call(api, 'POST /api/webhooks', { data });
  const ingest = `POST /api/domains/${DOMAIN}/events`;
  await contract.call(api, ingest, { data: { event: 'opened', recipient: 'ada@customer.example' } });
  const done = async () => (await contract.call<List>(api, 'GET /api/deliveries?status=succeeded')).items[0]?.id;
  await expect.poll(done).toBeDefined();
  const id = await done();
  await contract.call(api, `GET /api/deliveries/${id}`);
  await contract.call(api, `POST /api/deliveries/${id}/resend`);
  await contract.call(api, 'GET /api/deliveries/1', { status: 404 });
  await contract.call(api, 'GET /api/deliveries?recipient=ada@customer.example&statusCode=200&q=127.0.0.1');
  await contract.call(api, 'GET /api/events?recipient=ada@customer.example');
  await contract.call(api, 'GET /api/events', { status: 400 });
  await tourPending({ contract, api, receiver });
  receiver.answer(406);
  const lines = JSON.stringify({ event: 'clicked', recipient: 'ada@customer.example', url: 'https://a.example/' });
  await contract.call(api, ingest, { data: lines, headers: { 'content-type': 'application/x-ndjson' } });
  const failed = async () => (await contract.call<List>(api, 'GET /api/failure-logs')).items.length;
  await expect.poll(failed).toBeGreaterThan(0);
  await contract.call(api, ingest, { status: 400, data: { event: 'opened' } });
  await contract.call(api, ingest, { status: 415, data: 'a=b', headers: { 'content-type': 'text/plain' } });
  await contract.call(api, 'POST /api/domains/none.example/events', { status: 404, data: {} });
  await contract.call(api, 'DELETE /api/recipients/ada@customer.example');
  await contract.call(api, 'DELETE /api/recipients/nobody', { status: 400 });
  await contract.call(api, `DELETE /api/domains/${DOMAIN}`);
}

/** A bin, what it is sent, and what is refused. */
export async function tourBins({ contract, api }: Tour): Promise<void> {
  const { id } = await contract.call<Item>(api, 'POST /api/bins', { data: { name: 'Tour', answer: { status: 406 } } });
  await contract.call(api, 'POST /api/bins', { status: 400, data: { answer: { status: 100 } } });
  await contract.call(api, 'GET /api/bins');
  await contract.call(api, `GET /api/bins/${id}`);
  await contract.call(api, `PATCH /api/bins/${id}`, { data: { answer: { status: 200 } } });
  await api.post(`/bin/${id}/orders`, { data: { hello: 'bin' } });
  const { items } = await contract.call<List>(api, `GET /api/bins/${id}/requests?limit=1`);
  await contract.call(api, `GET /api/bins/${id}/requests/${items[0]?.id}`);
  await contract.call(api, `GET /api/bins/${id}/requests/99`, { status: 404 });
  await contract.call(api, `DELETE /api/bins/${id}/requests`);
  await contract.call(api, `DELETE /api/bins/${id}`);
  await contract.call(api, `GET /api/bins/${id}`, { status: 404 });
}

/** The background route with its secret, and without. */
export async function tourCron({ contract, api }: Tour, secret: string): Promise<void> {
  const headers = { authorization: `Bearer ${secret}` };
  await contract.call(api, 'GET /api/cron/dispatch?budgetMs=100', { headers });
  await contract.call(api, 'POST /api/cron/dispatch?budgetMs=100', { headers });
  await contract.call(api, 'GET /api/cron/dispatch', { status: 401 });
  await contract.call(api, 'GET /api/cron/dispatch?budgetMs=1', { status: 400, headers });
}

/** Refusals that any door has; `sending` is a client whose key may only hand in events. */
export async function tourRefusals({ contract, api }: Tour, sending: APIRequestContext): Promise<void> {
  const nobody = { headers: { authorization: `Basic ${btoa('api:key-wrong')}` } };
  await contract.call(api, 'GET /api/webhooks', { status: 401, ...nobody });
  await contract.call(api, 'GET /api/openapi.json', { status: 401, ...nobody });
  // What it streams has no end: dispatch/live.spec.ts listens.
  await contract.call(api, 'GET /api/live', { status: 401, ...nobody });
  await contract.call(sending, 'GET /api/webhooks', { status: 403 });
  await contract.call(api, 'GET /api/webhooks?surprise=1', { status: 400 });
  await contract.call(api, 'GET /api/me', { status: 404, headers: { 'x-mailgun-on-behalf-of': '0'.repeat(24) } });
  await contract.call(api, 'POST /api/webhooks', { status: 413, data: { url: 'x'.repeat(300_000) } });
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  await contract.call(api, 'POST /api/webhooks', { status: 415, data: 'a=b', headers: form });
  const other = await api.put('/api/me');
  expect(other.status()).toBe(405);
  contract.checkComponent('Error', await other.json());
}
