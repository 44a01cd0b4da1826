import { createHash, randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EventDomain } from '@/lib/dispatch/event-group';
import { idMaker } from '@/lib/storage/ids';
import { ingestPool, pool } from '@/lib/storage/pool';
import { withDatabase } from '@/lib/testing/database';
import { addAccount, addDomain, addWebhook, eventOf, type TestAccount } from '@/lib/testing/world';
import { ingestEventsHandler } from './ingest-events';

await withDatabase();

let account: TestAccount;
let domain: EventDomain;
let authorization: string;

beforeEach(async () => {
  await pool().query('truncate accounts, events, deliveries cascade');
  account = await addAccount();
  domain = await addDomain(account);
  const key = `key-${randomBytes(32).toString('hex')}`;
  const hash = createHash('sha256').update(key).digest();
  await pool().query(
    "insert into api_keys (id, account_id, role, secret_hash, prefix) values ('k', $1, 'admin', $2, 'key-')",
    [account.id, hash],
  );
  authorization = `Basic ${Buffer.from(`api:${key}`).toString('base64')}`;
});

async function post(event: unknown) {
  const request = new Request(`http://127.0.0.1:3000/api/domains/${domain.name}/events`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify(event),
  });
  const response = await ingestEventsHandler(request);
  return { status: response.status, headers: response.headers, body: await response.json() };
}

const stored = async () => (await pool().query('select count(*)::int as n from events')).rows[0].n;
const owed = async () => (await pool().query('select count(*)::int as n from deliveries')).rows[0].n;

describe('while lists and searches have all their connections', () => {
  it('events are taken as ever', async () => {
    await addWebhook(account, 'https://a.example/');
    await idMaker();
    const busy = await Promise.all(Array.from({ length: 10 }, () => pool().connect()));
    try {
      // All that is looked up is looked up anew.
      await busy[0]?.query("update webhooks set description = 'changed'");
      expect((await post(eventOf('opened'))).status).toBe(200);
    } finally {
      for (const client of busy) client.release();
    }
    expect(await owed()).toBe(1);
  });
});

describe('while the database is away', () => {
  const away = () => Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }));

  it('events are answered 503 and when to come back, all that wait alike, and taken once it is back', async () => {
    await addWebhook(account, 'https://a.example/');
    expect((await post(eventOf('opened'))).status).toBe(200);
    const query = vi.spyOn(ingestPool(), 'query').mockImplementation(away as never);
    try {
      const answers = await Promise.all(Array.from({ length: 40 }, () => post(eventOf('opened'))));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
      expect(answers[0]?.body.error.code).toBe('unavailable');
      expect(answers[0]?.headers.get('retry-after')).toMatch(/^\d+$/);
    } finally {
      query.mockRestore();
    }
    expect(await stored()).toBe(1);
    expect((await post(eventOf('opened'))).status).toBe(200);
  });

  it('for a moment, nobody notices', async () => {
    await post(eventOf('opened'));
    const query = vi.spyOn(ingestPool(), 'query').mockImplementationOnce(away as never);
    const { status, body } = await post(eventOf('opened'));
    expect(query).toHaveBeenCalled();
    query.mockRestore();
    expect({ status, items: body.items?.length }).toEqual({ status: 200, items: 1 });
    expect(await stored()).toBe(2);
  });
});
