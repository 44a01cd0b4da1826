import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { RouteHandler } from './api-route';

// Everything that the log is told, at its lowest level, as it would be written.
const logged = vi.hoisted(() => ({ text: '' }));
vi.mock('@/lib/config/log', async (importOriginal) => {
  const { makeLog } = await importOriginal<typeof import('@/lib/config/log')>();
  const sink = new Writable({
    write(chunk, _, done) {
      logged.text += String(chunk);
      done();
    },
  });
  return { makeLog, log: makeLog('trace', sink) };
});

const { env } = await import('@/lib/config/env');
const { runDispatcher } = await import('@/lib/dispatch/run-dispatcher');
const { cronDispatchHandler } = await import('@/lib/http/cron-dispatch');
const { ingestEventsHandler } = await import('@/lib/http/ingest-events');
const { operationIdOf } = await import('@/lib/http/api-route');
const { createPrimaryAccount } = await import('@/lib/services/provision-account');
const { createApiKey } = await import('@/lib/services/provision-api-key');
const { createDomain } = await import('@/lib/services/provision-domain');
const { createUser } = await import('@/lib/services/provision-user');
const { systemCaller } = await import('@/lib/services/system-caller');
const { pool } = await import('@/lib/storage/pool');
const { withDatabase } = await import('@/lib/testing/database');
const { signInAs } = await import('@/lib/testing/session');
const { startReceiver } = await import('@/lib/testing/receiver');
const { OWN_OPERATIONS } = await import('./openapi/operations');
const { nextAuthOptions } = await import('@/lib/auth/next-auth-options');

await withDatabase();

const APP = join(import.meta.dirname, '../../app');
const DOMAIN = 'mg.acme.example';
const PASSWORD = 'marker-password-correct-horse';
const URL_PASSWORD = 'marker-url-password';
const URL_TOKEN = 'marker-url-token';
const RECIPIENT = 'marker-recipient@customer.example';

/** Secrets by what they are; filled as they are made. */
const markers: Record<string, string> = {
  'a password': PASSWORD,
  'a URL’s password': URL_PASSWORD,
  'a URL’s token': URL_TOKEN,
};
let headers: Record<string, string>;
let webhookId = '';
let deliveryId = '';

/** Answers that show a secret once, by design, to who may see it. */
const REVEALED: Record<string, string[]> = {
  '/api/signing-key?reveal=true': ['the signing key'],
};

async function call(handler: RouteHandler, path: string, init: RequestInit = {}, params = {}) {
  const request = new Request(`http://127.0.0.1:3000${path}`, {
    ...init,
    headers: { ...headers, ...(init.headers as object) },
  });
  const response = await handler(request, { params: Promise.resolve(params) });
  return { status: response.status, text: `${JSON.stringify([...response.headers])}${await response.text()}` };
}

function expectNone(text: string, where: string, allowed: string[] = []) {
  for (const [what, secret] of Object.entries(markers)) {
    if (!allowed.includes(what)) expect(text.includes(secret), `${where} tells ${what}`).toBe(false);
  }
}

beforeAll(async () => {
  const receiver = await startReceiver((_, response) => {
    response.writeHead(500).end('no');
    return undefined;
  });
  const account = systemCaller(await createPrimaryAccount('Acme'));
  await createDomain(account, { name: DOMAIN, verified: true });
  const user = await createUser(account, { email: 'ada@acme.example', name: 'Ada', role: 'admin', password: PASSWORD });
  const { secret } = await createApiKey(account, { role: 'admin' });
  markers['an API key'] = secret;
  markers['the session secret'] = env().NEXTAUTH_SECRET;
  markers['the cron secret'] = env().CRON_SECRET ?? '';
  markers['the encryption key'] = env().ENCRYPTION_KEY;
  markers['a session token'] = (await signInAs(user.id)).cookie.replace(/^[^=]*=/, '');
  headers = {
    authorization: `Basic ${Buffer.from(`api:${secret}`).toString('base64')}`,
    'content-type': 'application/json',
  };

  const { POST } = await import('@/app/api/webhooks/route');
  const make = async (url: string) => {
    const body = JSON.stringify({ level: 'account', url, eventTypes: ['opened', 'clicked'] });
    return JSON.parse((await call(POST, '/api/webhooks', { method: 'POST', body })).text.replace(/^\[\[.*?\]\]/, ''))
      .id;
  };
  webhookId = await make(receiver.url.replace('://', `://ada:${URL_PASSWORD}@`));
  await make(receiver.url.replace('://', `://${URL_TOKEN}@`));
  await make(`http://ada:${URL_PASSWORD}@nothing.invalid.localhost:9/`);
  const { GET } = await import('@/app/api/signing-key/route');
  const revealed = (await call(GET, '/api/signing-key?reveal=true')).text;
  markers['the signing key'] =
    /"(key-[^"]+|[0-9a-f]{32,})"/.exec(revealed.replace(/^\[\[.*?\]\]/, ''))?.[1] ?? 'missing';

  const body = JSON.stringify({ event: 'opened', recipient: RECIPIENT, ip: '203.0.113.77' });
  await ingestEventsHandler(
    new Request(`http://127.0.0.1:3000/api/domains/${DOMAIN}/events`, { method: 'POST', headers, body }),
  );
  await runDispatcher({ signal: new AbortController().signal, budgetMs: 60_000 });
  const { rows } = await pool().query('select delivery_id::text as id from attempts limit 1');
  deliveryId = rows[0].id;
  await receiver.close();
});

it('there is something to look for', () => {
  expect(Object.keys(markers)).toHaveLength(9);
  for (const [what, secret] of Object.entries(markers)) expect(secret.length, what).toBeGreaterThan(12);
});

describe('no answer tells a secret', () => {
  const reads = Object.values(OWN_OPERATIONS)
    .flat()
    // The live stream tells topics and no more, and does not end.
    .filter(({ method, open, path }) => method === 'GET' && open === undefined && path !== '/api/live');

  it('of any read door of /api', async () => {
    const files = readdirSync(APP, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /^api\/.*route\.ts$/.test(file),
    );
    let asked = 0;
    for (const file of files) {
      const { GET } = (await import(join(APP, file))) as { GET?: RouteHandler };
      const operation = reads.find(({ operationId }) => GET && operationIdOf(GET) === operationId);
      if (!GET || !operation) continue;
      const values: Record<string, string> = {
        id: /deliveries/.test(file) ? deliveryId : webhookId,
        domain: DOMAIN,
        webhookId,
      };
      const { text } = await call(GET, operation.path, {}, values);
      expectNone(text, `GET ${operation.path}`, REVEALED[operation.path]);
      asked += 1;
    }
    expect(asked).toBeGreaterThan(8);
  });

  it('of Mailgun’s lists of webhooks, keys and events, which show URLs as they were given to SDKs', async () => {
    for (const [file, path] of [
      ['v1/keys', '/v1/keys'],
      ['v3/[domain]/events', `/v3/${DOMAIN}/events`],
      ['v3/domains', '/v3/domains'],
    ]) {
      const { GET } = await import(join(APP, `(mailgun)/${file}/route.ts`));
      const { status, text } = await call(GET, path ?? '', {}, { domain: DOMAIN });
      expect(status, path).toBe(200);
      expectNone(text, `GET ${path}`);
    }
  });

  it('of errors: bad input, wrong keys, a wrong cron secret', async () => {
    const { POST } = await import('@/app/api/webhooks/route');
    const url = `ftp://ada:${URL_PASSWORD}@x.example/`;
    const bad = await call(POST, '/api/webhooks', {
      method: 'POST',
      body: JSON.stringify({ level: 'account', url, eventTypes: ['opened'] }),
    });
    expect(bad.status).toBe(400);
    expectNone(bad.text, 'a refused URL');
    const wrong = `Basic ${Buffer.from(`api:${markers['an API key']}x`).toString('base64')}`;
    expectNone(
      (await call(POST, '/api/webhooks', { method: 'POST', headers: { authorization: wrong } })).text,
      'a wrong key',
    );
    const bearer = { authorization: `Bearer ${markers['the cron secret']}x` };
    expectNone(
      await (await cronDispatchHandler(new Request('http://x/api/cron/dispatch', { headers: bearer }))).text(),
      'cron',
    );
  });

  it('of settings that are wrong', async () => {
    const { parseEnv } = await import('@/lib/config/env');
    const wrong = {
      ...process.env,
      PORT: markers['the session secret'],
      CRON_SECRET: 'short',
      ENCRYPTION_KEY: 'also-short',
    };
    expect(() => parseEnv(wrong as NodeJS.ProcessEnv)).toThrow(/PORT/);
    try {
      parseEnv(wrong as NodeJS.ProcessEnv);
    } catch (error) {
      expectNone(String(error), 'a bad setting');
      expect(String(error)).not.toContain('also-short');
    }
  });
});

describe('the log', () => {
  it('tells no secret, no payload and no recipient at its lowest level', async () => {
    const [provider] = nextAuthOptions(async () => undefined).providers;
    const { authorize } = (
      provider as unknown as { options: { authorize(of: unknown, request: object): Promise<unknown> } }
    ).options;
    expect(await authorize({ email: 'ada@acme.example', password: PASSWORD }, { headers: {} })).toMatchObject({
      sessionId: expect.any(String),
    });
    expect(await authorize({ email: 'ada@acme.example', password: `${PASSWORD}x` }, { headers: {} })).toBeNull();
    expect(logged.text).toContain('sign_in.refused');
    expect(logged.text).toContain('dispatch.ended');
    expectNone(logged.text, 'the log');
    for (const personal of [RECIPIENT, 'customer.example', '203.0.113.77', 'ada@acme.example']) {
      expect(logged.text.includes(personal), `the log tells ${personal}`).toBe(false);
    }
  });

  it('tells no address that a path names, when a door breaks', async () => {
    const { errorResponse } = await import('./error-response');
    errorResponse(
      new Error('broken'),
      new Request(`http://x/api/recipients/${encodeURIComponent(RECIPIENT)}?q=${RECIPIENT}`),
    );
    expect(logged.text).toContain('/api/recipients/[address]');
    expect(logged.text).not.toContain('marker-recipient');
  });

  it('has what broke a sign-in, of which the browser hears no more than that it did', async () => {
    const [provider] = nextAuthOptions(async () => {
      throw Object.assign(new Error(`invalid input syntax for type uuid: "${RECIPIENT}"`), { detail: RECIPIENT });
    }).providers;
    const { authorize } = (
      provider as unknown as { options: { authorize(of: unknown, request: object): Promise<unknown> } }
    ).options;
    const signedIn = authorize({ email: 'ada@acme.example', password: PASSWORD }, { headers: {} });
    await expect(signedIn).rejects.toThrow(/^Unavailable$/);
    expect(logged.text).toContain('sign_in.failed');
    expect(logged.text).not.toContain(RECIPIENT);
  });

  it('tells no row that the database quotes, when a statement breaks', async () => {
    const { errorResponse } = await import('./error-response');
    const { prisma } = await import('@/lib/storage/prisma');
    const request = new Request('http://x/api/users');
    const twin = `insert into users select (jsonb_populate_record(u, '{"id":"${'0'.repeat(24)}"}')).* from users u`;
    const broken: [code: string, work: () => Promise<unknown>][] = [
      // The row is in the detail of the one, in the message of the other.
      ['23505', () => pool().query(twin)],
      ['22P02', () => pool().query('select $1::text::uuid', [RECIPIENT])],
      ['P2002', async () => prisma().user.create({ data: (await prisma().user.findFirstOrThrow()) as never })],
      // A call that Prisma does not even make, with what it was given.
      ['Validation', () => prisma().user.create({ data: { email: RECIPIENT, password: PASSWORD } as never })],
    ];
    for (const [code, work] of broken) {
      const before = logged.text.length;
      const error = await work().then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      expect(error, code).toBeInstanceOf(Error);
      expect(errorResponse(error, request).status).toBe(500);
      const written = logged.text.slice(before);
      expect(written).toContain(code);
      expect(written).toContain('http.failed');
    }
    expectNone(logged.text, 'the log');
    for (const personal of [RECIPIENT, 'ada@acme.example']) expect(logged.text).not.toContain(personal);
  });
});

describe('the database', () => {
  it('holds no secret in the clear, in no table', async () => {
    const tables = await pool().query(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    expect(tables.rows.length).toBeGreaterThan(10);
    for (const { name } of tables.rows) {
      const { rows } = await pool().query(`select t::text as row from ${name} t`);
      // Bytes are shown as hex.
      for (const { row } of rows) {
        expectNone(row, `table ${name}`);
        for (const secret of Object.values(markers)) expect(row).not.toContain(Buffer.from(secret).toString('hex'));
      }
    }
  });
});
