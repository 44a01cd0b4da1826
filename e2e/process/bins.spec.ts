import { randomBytes } from 'node:crypto';
import { type AddressInfo, createServer } from 'node:net';
import { type APIRequestContext, type APIResponse, expect, test } from '@playwright/test';
import { migratedDataDir, removeDataDir, startProduct } from '../product';

const API_KEY = `key-${randomBytes(32).toString('hex')}`;
/** Nothing private may be sent to; a hanging receiver is given up soon. */
const STRICT = {
  DEMO: '0',
  BOOTSTRAP_ADMIN_EMAIL: 'ops@example.com',
  BOOTSTRAP_ADMIN_PASSWORD: 'correct horse battery',
  BOOTSTRAP_API_KEY: API_KEY,
  LOG_LEVEL: 'warn',
  ALLOW_PRIVATE_DESTINATIONS: '',
  DELIVERY_TIMEOUT: '2s',
};

type Json = Record<string, unknown>;
interface Bin {
  id: string;
  url: string;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

async function json<T>(asked: Promise<APIResponse>): Promise<T> {
  const answer = await asked;
  expect(answer.status(), await answer.text()).toBe(200);
  return (await answer.json()) as T;
}

/** A bin with a webhook at it, of a domain of its own. */
async function binWithWebhook(api: APIRequestContext, answer: Json): Promise<{ bin: Bin; domain: string }> {
  const domain = `b${randomBytes(4).toString('hex')}.example`;
  await json(api.post('/api/domains', { data: { name: domain } }));
  const bin = await json<Bin>(api.post('/api/bins', { data: { answer } }));
  await json(api.post('/api/webhooks', { data: { level: 'domain', domain, url: bin.url, eventTypes: ['accepted'] } }));
  return { bin, domain };
}

async function send(api: APIRequestContext, domain: string): Promise<void> {
  await json(api.post(`/api/domains/${domain}/events`, { data: { event: 'accepted', recipient: 'a@b.example' } }));
}

/** What a delivery has come to, and what the bin has seen of it. */
async function come(api: APIRequestContext, { bin, domain }: { bin: Bin; domain: string }) {
  const deliveries = await json<{ items: Json[] }>(api.get(`/api/deliveries?domain=${domain}`));
  const requests = await json<{ items: Json[] }>(api.get(`/api/bins/${bin.id}/requests`));
  return [
    deliveries.items.map(({ status, attempts }) => `${status} ${attempts}`),
    requests.items.map(({ mailgun, standardWebhooks, answered }) => [mailgun, standardWebhooks, answered]),
  ];
}

async function withProduct(
  env: Record<string, string>,
  origin: string | null,
  run: (api: APIRequestContext, own: string) => Promise<void>,
) {
  const { request } = await import('@playwright/test');
  const dataDir = migratedDataDir();
  const product = await startProduct({ dataDir, env: { ...STRICT, ...env } });
  const baseURL = origin ?? product.url;
  const authorization = `Basic ${Buffer.from(`api:${API_KEY}`).toString('base64')}`;
  const api = await request.newContext({ baseURL, extraHTTPHeaders: { authorization } });
  try {
    await run(api, product.url);
  } finally {
    await api.dispose();
    await product.stop();
    removeDataDir(dataDir);
  }
}

test('under the strictest policy bins are reached on a port of the system’s choosing, and decide what becomes of a delivery', async () => {
  test.setTimeout(600_000);
  await withProduct({}, null, async (api, own) => {
    const data = { level: 'account', url: `${own}/api/webhooks`, eventTypes: ['accepted'] };
    const refused = await api.post('/api/webhooks', { data });
    expect([refused.status(), await refused.text()]).toEqual([400, expect.stringContaining('loopback')]);

    const cases = [
      { answer: { status: 200 }, status: 'succeeded 1', answered: 200, reason: null },
      { answer: { status: 406 }, status: 'rejected 1', answered: 406, reason: 'Answered 406' },
      { answer: { status: 500 }, status: 'pending 1', answered: 500, reason: 'Answered 500' },
      { answer: { hang: true }, status: 'pending 1', answered: null, reason: 'No complete answer came in time' },
      { answer: { status: 200, delayMs: 500 }, status: 'succeeded 1', answered: 200, reason: null },
    ];
    const started = await Promise.all(
      cases.map(async (each) => ({ ...each, ...(await binWithWebhook(api, each.answer)) })),
    );
    for (const { domain } of started) await send(api, domain);
    for (const each of started) {
      const seen = [[each.status], [['valid', 'valid', each.answered]]];
      await expect.poll(() => come(api, each), { message: JSON.stringify(each.answer) }).toEqual(seen);
      const { items } = await json<{ items: { reason: string }[] }>(api.get(`/api/failure-logs?domain=${each.domain}`));
      if (each.reason === null) expect(items).toEqual([]);
      else expect(items[0]?.reason).toContain(each.reason);
    }

    const { items } = await json<{ items: Json[] }>(api.get('/api/webhooks'));
    const webhook = items.find(({ url }) => url === started[0]?.bin.url);
    const test = await json<Json>(api.post(`/api/webhooks/${webhook?.id}/test`, { data: { eventType: 'accepted' } }));
    expect(test).toMatchObject({ outcome: 'succeeded', statusCode: 200, answer: '200\n' });
  });
});

test('with a PUBLIC_URL that resolves to nothing here, bins have its name and are reached all the same', async () => {
  test.setTimeout(600_000);
  const port = await freePort();
  const publicUrl = 'https://hooks.acme.invalid';
  await withProduct({ PORT: String(port), PUBLIC_URL: publicUrl }, `http://127.0.0.1:${port}`, async (api) => {
    const made = await binWithWebhook(api, { status: 200 });
    expect(made.bin.url).toBe(`${publicUrl}/bin/${made.bin.id}`);
    await send(api, made.domain);
    await expect.poll(() => come(api, made)).toEqual([['succeeded 1'], [['valid', 'valid', 200]]]);
    const { headers } = await json<{ headers: Json[] }>(api.get(`/api/bins/${made.bin.id}/requests/1`));
    expect(headers).toContainEqual({ name: 'host', value: 'hooks.acme.invalid' });

    // The bin at the server's own address is not at our origin any more, and what else is there is none either.
    const loopback = `http://127.0.0.1:${port}/bin/${made.bin.id}`;
    for (const url of [loopback, `${publicUrl}/api/webhooks`, `${publicUrl}/bin/${made.bin.id}/../../api`]) {
      const answer = await api.post('/api/webhooks', { data: { level: 'account', url, eventTypes: ['accepted'] } });
      expect([url, answer.status()]).toEqual([url, 400]);
    }
  });
});
