import { createHash, randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { EventDomain } from '@/lib/dispatch/event-group';
import { pool } from '@/lib/storage/pool';
import { withDatabase } from '@/lib/testing/database';
import { addAccount, addDomain, addWebhook, eventOf, type TestAccount } from '@/lib/testing/world';
import { ingestEventsHandler } from './ingest-events';

await withDatabase();

/** Makes an API key of an account; returns its text. */
async function addKey(account: TestAccount, role = 'admin', domainId: string | null = null): Promise<string> {
  const key = `key-${randomBytes(32).toString('hex')}`;
  await pool().query(
    'insert into api_keys (id, account_id, role, secret_hash, prefix, domain_id) values ($1, $2, $3, $4, $5, $6)',
    [
      `${randomBytes(4).toString('hex')}-${randomBytes(4).toString('hex')}`,
      account.id,
      role,
      createHash('sha256').update(key).digest(),
      key.slice(0, 8),
      domainId,
    ],
  );
  return key;
}

let account: TestAccount;
let domain: EventDomain;
let key: string;

beforeEach(async () => {
  await pool().query('truncate accounts, events, deliveries cascade');
  account = await addAccount();
  domain = await addDomain(account);
  key = await addKey(account);
});

interface Post {
  key?: string;
  domain?: string;
  type?: string | null;
  path?: string;
  headers?: Record<string, string>;
}

async function post(body: unknown, options: Post = {}) {
  const { type = 'application/json', path = `/api/domains/${options.domain ?? domain.name}/events` } = options;
  const raw = typeof body === 'string' || body instanceof Uint8Array || body instanceof ReadableStream;
  const request = new Request(`http://127.0.0.1:3000${path}`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`api:${options.key ?? key}`).toString('base64')}`,
      ...(type === null ? {} : { 'content-type': type }),
      ...options.headers,
    },
    body: raw ? (body as BodyInit) : JSON.stringify(body),
    duplex: 'half',
  } as RequestInit);
  const response = await ingestEventsHandler(request);
  return { status: response.status, body: await response.json() };
}

const stored = async () => (await pool().query('select count(*)::int as n from events')).rows[0].n;
const owed = async () => (await pool().query('select count(*)::int as n from deliveries')).rows[0].n;

describe('events come in', () => {
  it('one, as an array, or as NDJSON, and are on disk with their deliveries when it answers', async () => {
    await addWebhook(account, 'https://a.example/');
    await addWebhook(account, 'https://b.example/', { domain });
    const one = await post(eventOf('opened', { id: 'one' }));
    expect({ status: one.status, body: one.body }).toEqual({
      status: 200,
      body: { items: [{ id: 'one', status: 'accepted', deliveries: 2 }] },
    });
    const two = await post([eventOf('clicked'), eventOf('permanent_fail')]);
    expect(two.body.items).toHaveLength(2);
    const lines = `${JSON.stringify(eventOf('opened', { id: 'x' }))}\r\n\n${JSON.stringify(eventOf('opened', { id: 'y' }))}\n`;
    const three = await post(lines, { type: 'application/x-ndjson; charset=utf-8' });
    expect(three.body.items.map((item: { id: string }) => item.id)).toEqual(['x', 'y']);
    expect(await stored()).toBe(5);
    expect(await owed()).toBe(10);
  });

  it('again under the same id and are duplicates, also within one request, and are not delivered again', async () => {
    await addWebhook(account, 'https://a.example/');
    const event = eventOf('opened', { id: 'same', timestamp: 1_760_000_000.5 });
    const nextDay = { ...event, timestamp: 1_760_000_000.5 + 86_400 };
    const { body } = await post([event, event, nextDay]);
    expect(body.items).toEqual([
      { id: 'same', status: 'accepted', deliveries: 1 },
      { id: 'same', status: 'duplicate', deliveries: 0 },
      { id: 'same', status: 'accepted', deliveries: 1 },
    ]);
    expect((await post(event)).body.items).toEqual([{ id: 'same', status: 'duplicate', deliveries: 0 }]);
    expect(await stored()).toBe(2);
    expect(await owed()).toBe(2);
  });

  it('at the same time under the same ids, and each id is accepted once', async () => {
    await addWebhook(account, 'https://a.example/');
    const events = Array.from({ length: 50 }, (_, i) => eventOf('opened', { id: `id${i}` }));
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) => post(i % 2 ? events : [...events].reverse())),
    );
    const accepted = answers.flatMap(({ body }) => body.items).filter((item) => item.status === 'accepted');
    expect(accepted).toHaveLength(50);
    expect(await owed()).toBe(50);
  });

  it("with the primary's key for a subaccount's domain, without On-Behalf-Of", async () => {
    const sub = await addAccount(account.id);
    const subDomain = await addDomain(sub);
    await addWebhook(account, 'https://p.example/');
    await addWebhook(sub, 'https://p.example/');
    await addWebhook(sub, 'https://s.example/', { domain: subDomain });
    const { body } = await post(eventOf('opened'), { domain: subDomain.name });
    expect(body.items[0].deliveries).toBe(2);
    const { rows } = await pool().query('select account_id, skipped from events');
    expect(rows).toMatchObject([{ account_id: sub.id, skipped: [{ level: 'account' }] }]);
  });

  it('with a sending key, but not for another domain than its own', async () => {
    const other = await addDomain(account);
    const sending = await addKey(account, 'sending', domain.id);
    expect((await post(eventOf('opened'), { key: sending })).status).toBe(200);
    expect((await post(eventOf('opened'), { key: sending, domain: other.name })).status).toBe(403);
  });
});

describe('what is refused leaves no trace', () => {
  it.each<[string, unknown, Post, number, string]>([
    ['a body that is not JSON', '{"event":', {}, 400, 'invalid_request'],
    ['a line that is not JSON', '{}\n{"event"', { type: 'application/x-ndjson' }, 400, 'invalid_request'],
    ['bytes that are not UTF-8', Uint8Array.from([0x7b, 0xff, 0x7d]), {}, 400, 'invalid_request'],
    ['an empty array', [], {}, 400, 'invalid_request'],
    ['a number', 7, {}, 400, 'invalid_request'],
    ['another charset', '{}', { type: 'application/json; charset=latin1' }, 415, 'unsupported_media_type'],
    [
      'another media type',
      'event=opened',
      { type: 'application/x-www-form-urlencoded' },
      415,
      'unsupported_media_type',
    ],
    ['a compressed body', '{}', { headers: { 'content-encoding': 'gzip' } }, 415, 'unsupported_media_type'],
    ['1,001 events', Array.from({ length: 1_001 }, () => ({})), {}, 413, 'payload_too_large'],
    ['more than 4 MiB', ' '.repeat(4 * 1024 * 1024 + 1), {}, 413, 'payload_too_large'],
    ['a wrong key', {}, { key: 'key-wrong' }, 401, 'unauthenticated'],
    ['an unknown domain', {}, { domain: 'unknown.example' }, 404, 'not_found'],
  ])('%s', async (_name, body, options, status, code) => {
    expect(await post(body, options)).toMatchObject({ status, body: { error: { code } } });
    expect(await stored()).toBe(0);
  });

  it('one bad event among 500, named by its index and field', async () => {
    const events = Array.from({ length: 500 }, () => eventOf('opened'));
    events[417] = { event: 'failed', recipient: 'ada@customer.example' };
    const { status, body } = await post(events);
    expect(status).toBe(400);
    expect(Object.keys(body.error.fields)).toEqual(['[417].severity']);
    expect(body.error.message).toContain('[417].severity');
    expect(await stored()).toBe(0);
    expect(await owed()).toBe(0);
  });

  it('a message-id that no index could hold', async () => {
    // What does not compress, three bytes each: within 998 characters, and more bytes than an index takes.
    const id = String.fromCodePoint(...Array.from({ length: 998 }, () => 0x4e00 + Math.floor(Math.random() * 20_000)));
    const { status, body } = await post(eventOf('opened', { message: { headers: { 'message-id': id } } }));
    expect({ status, fields: Object.keys(body.error?.fields ?? {}) }).toEqual({
      status: 400,
      fields: ['[0].message.headers.message-id'],
    });
    expect((await post(eventOf('opened', { message: { headers: { 'message-id': id.slice(0, 332) } } }))).status).toBe(
      200,
    );
  });

  it('a body without end: it is given up at 4 MiB, whatever was announced', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(32));
      },
    });
    expect((await post(endless)).status).toBe(413);
    expect(sent).toBeLessThan(6 * 1024 * 1024);
  });

  it("a stranger's domain, a subaccount's sight of its primary's, another region's", async () => {
    const stranger = await addDomain(await addAccount());
    expect((await post(eventOf('opened'), { domain: stranger.name })).status).toBe(404);
    const subKey = await addKey(await addAccount(account.id));
    expect((await post(eventOf('opened'), { key: subKey })).status).toBe(404);
    const european = await addDomain(account, 'eu');
    expect((await post(eventOf('opened'), { domain: european.name })).status).toBe(404);
  });

  it('a viewer, a disabled domain, a disabled account', async () => {
    const viewer = await addKey(account, 'viewer');
    expect((await post(eventOf('opened'), { key: viewer })).status).toBe(403);
    await pool().query("update domains set state = 'disabled'");
    expect((await post(eventOf('opened'))).status).toBe(403);
    const sub = await addAccount(account.id);
    const subDomain = await addDomain(sub);
    await pool().query("update accounts set status = 'disabled' where id = $1", [sub.id]);
    expect((await post(eventOf('opened'), { domain: subDomain.name })).status).toBe(403);
    expect((await post(eventOf('opened'), { domain: subDomain.name, key: await addKey(sub) })).status).toBe(403);
  });
});

describe('a change of settings holds from its own answer on, whatever was read before', () => {
  const opened = () => post(eventOf('opened'));
  const owed = async () => (await pool().query('select count(*)::int as n from deliveries')).rows[0].n as number;

  it('for a webhook that is added, disabled, enabled and deleted', async () => {
    expect((await opened()).status).toBe(200);
    expect(await owed()).toBe(0);
    const { id } = await addWebhook(account, 'https://a.example/');
    await opened();
    expect(await owed()).toBe(1);
    await pool().query('update webhooks set enabled = false where id = $1', [id]);
    await opened();
    expect(await owed()).toBe(1);
    await pool().query('update webhooks set enabled = true where id = $1', [id]);
    await opened();
    expect(await owed()).toBe(2);
    await pool().query('delete from webhooks where id = $1', [id]);
    await opened();
    expect(await owed()).toBe(2);
  });

  it('for a key that is revoked, a domain and an account that are disabled and enabled', async () => {
    expect((await opened()).status).toBe(200);
    await pool().query("update domains set state = 'disabled'");
    expect((await opened()).status).toBe(403);
    await pool().query("update domains set state = 'active'");
    expect((await opened()).status).toBe(200);
    await pool().query("update accounts set status = 'disabled'");
    expect((await opened()).status).toBe(403);
    await pool().query("update accounts set status = 'open'");
    expect((await opened()).status).toBe(200);
    await pool().query('update api_keys set revoked_at = now()');
    expect((await opened()).status).toBe(401);
  });

  it('for a key whose time runs out, without any change', async () => {
    await pool().query("update api_keys set expires_at = now() + interval '700 milliseconds'");
    expect((await opened()).status).toBe(200);
    await expect.poll(async () => (await opened()).status).toBe(401);
  });

  it('for a domain that is made after it was asked for', async () => {
    expect((await post(eventOf('opened'), { domain: 'new.example' })).status).toBe(404);
    await pool().query("update domains set name = 'new.example'");
    expect((await post(eventOf('opened'), { domain: 'new.example' })).status).toBe(200);
    expect((await opened()).status).toBe(404);
  });

  it('while many events come in, each of them once', async () => {
    await addWebhook(account, 'https://a.example/');
    for (let wave = 0; wave < 5; wave += 1) {
      const sent = Array.from({ length: 12 }, async (_, n) => {
        if (n % 4 === 2) await pool().query('update webhooks set description = $1', [`${wave}.${n}`]);
        return (await opened()).status;
      });
      expect(new Set(await Promise.all(sent))).toEqual(new Set([200]));
    }
    expect(await owed()).toBe(60);
  });
});
