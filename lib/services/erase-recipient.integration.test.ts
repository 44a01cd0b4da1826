import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as route from '@/app/api/recipients/[address]/route';
import type { Caller } from '@/lib/core/access';
import type { EventDomain } from '@/lib/dispatch/event-group';
import { createApiKey } from '@/lib/services/provision-api-key';
import { eventsThatMayHold } from '@/lib/storage/erase-address';
import { pool } from '@/lib/storage/pool';
import { withDatabase } from '@/lib/testing/database';
import { accept, addAccount, addDomain, addWebhook, type TestAccount } from '@/lib/testing/world';
import { createBin } from './bins';
import { eraseRecipient } from './erase-recipient';

await withDatabase();

const ADA = 'ada@customer.example';
const BOB = 'bob@customer.example';
let primary: TestAccount;
let below: TestAccount;
let stranger: TestAccount;
let domains: Record<'primary' | 'below' | 'stranger' | 'eu', EventDomain>;

const callerOf = (account: TestAccount, role: Caller['role'] = 'admin'): Caller => {
  const identity = { id: account.id, parentId: account.parentId, name: 'x' };
  return { via: 'session', actorId: 'c', role, home: identity, account: identity, region: 'us' };
};

beforeAll(async () => {
  primary = await addAccount();
  below = await addAccount(primary.id);
  stranger = await addAccount();
  domains = {
    primary: await addDomain(primary),
    below: await addDomain(below),
    stranger: await addDomain(stranger),
    eu: await addDomain(primary, 'eu'),
  };
});
beforeEach(async () => {
  await pool().query('truncate events, deliveries, attempts');
  for (const domain of Object.values(domains)) {
    await accept(domain, 'opened', { recipient: ADA, ip: '203.0.113.7', 'user-variables': { mail: ADA } });
    await accept(domain, 'delivered', { recipient: BOB, message: { headers: { to: BOB }, recipients: [BOB, ADA] } });
  }
});

/** Which domains' events still hold the address. */
async function holders(address = ADA): Promise<string[]> {
  const { rows } = await pool().query(
    `select distinct domain_id from events where position($1 in payload || recipient || coalesce(message_id, '')) > 0`,
    [address],
  );
  return rows.map(({ domain_id }) => Object.entries(domains).find(([, { id }]) => id === domain_id)?.[0] ?? '?').sort();
}

describe('erasing a recipient', () => {
  it('a primary erases in its own account and its subaccounts, in every region, and never a stranger’s', async () => {
    expect(await eraseRecipient(callerOf(primary), ADA)).toEqual({ events: 6, attempts: 0, nextCursor: null });
    expect(await holders()).toEqual(['stranger']);
    expect(await holders(BOB)).toEqual(['below', 'eu', 'primary', 'stranger']);
    const { rows } = await pool().query(
      "select distinct recipient, position('203.0.113.7' in payload) as ip from events where type = 'opened' and account_id <> $1",
      [stranger.id],
    );
    expect(rows).toEqual([{ recipient: '[REDACTED]', ip: 0 }]);
  });

  it('a subaccount does not, since what its primary is owed and has logged are the same events', async () => {
    await expect(eraseRecipient(callerOf(below), ADA)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await holders()).toEqual(['below', 'eu', 'primary', 'stranger']);
  });

  it('what bins were sent of it is deleted, and nothing of a stranger’s bins', async () => {
    const send = async (account: TestAccount, body: string) => {
      const { id } = await createBin(callerOf(account), { name: '' });
      await pool().query(
        `insert into bin_requests (bin_id, number, method, path, query, headers, body, body_bytes, bytes_upto, checks)
         values ($1, 1, 'POST', '', '', '[]', $2, 1, 1, '{}')`,
        [id, Buffer.from(body)],
      );
    };
    await send(primary, `{"to":"${ADA}"}`);
    await send(below, `{"to":"Ada@Customer.example"}`);
    await send(primary, `{"to":"${BOB}"}`);
    await send(stranger, `{"to":"${ADA}"}`);
    await eraseRecipient(callerOf(primary), ADA);
    const { rows } = await pool().query("select convert_from(body, 'UTF8') as body from bin_requests order by 1");
    expect(rows).toEqual([{ body: `{"to":"${ADA}"}` }, { body: `{"to":"${BOB}"}` }]);
  });

  it('events as large as they come go through memory a few at a time', async () => {
    const payload = JSON.stringify({ recipient: ADA, padding: 'x'.repeat(250_000) });
    await pool().query(
      `insert into events (id, account_id, domain_id, region, type, event_id, day, occurred_at, recipient, payload)
       select n, $1, $2, 'us', 'opened', 'large' || n, now(), now(), $3, $4 from generate_series(1, 40) n`,
      [primary.id, domains.primary.id, ADA, payload],
    );
    const window = await eventsThatMayHold([primary.id], [], '0', 5_000);
    expect(window.rows.length).toBeLessThan(6);
    expect(window.rows.length).toBeGreaterThan(0);
    expect(await eraseRecipient(callerOf(primary), ADA)).toMatchObject({ events: 46, nextCursor: null });
  });

  it('finds it in whatever case, and the second time nothing', async () => {
    expect(await eraseRecipient(callerOf(primary), 'ADA@Customer.example')).toMatchObject({ events: 6 });
    expect(await eraseRecipient(callerOf(primary), ADA)).toMatchObject({ events: 0, nextCursor: null });
  });

  it('what is still owed goes out without it', async () => {
    const { id } = await addWebhook(primary, 'https://hooks.example/x');
    await accept(domains.primary, 'clicked', { recipient: ADA, url: `https://x.example/?to=${ADA}` });
    await eraseRecipient(callerOf(primary), ADA);
    const { rows } = await pool().query('select e.payload from deliveries d join events e on e.id = d.event_id');
    expect(rows).toHaveLength(1);
    expect(rows[0].payload).not.toContain(ADA);
    await pool().query('delete from webhooks where id = $1', [id]);
  });

  it('also in what receivers answered and in reasons', async () => {
    const attempt = (account: TestAccount, number: number) =>
      pool().query(
        `insert into attempts (delivery_id, number, event_id, account_id, domain_id, region, event_type, webhook_id, url, at, duration_ms,
           outcome, reason, answer, redacted, signed_at, token, signature)
         values (7, $1, 7, $2, $3, 'us', 'opened', $2, 'https://x.example', now(), 1, 'retry', $4, $5, false, 1, '', '')`,
        [number, account.id, domains.stranger.id, `Answered 302 (Location: /?to=${ADA})`, `{"unknown":"${ADA}","n":1}`],
      );
    await attempt(primary, 1);
    await attempt(stranger, 2);
    expect(await eraseRecipient(callerOf(primary), ADA)).toMatchObject({ attempts: 1 });
    const { rows } = await pool().query('select number, reason, answer from attempts order by number');
    expect(rows[0]).toEqual({
      number: 1,
      reason: 'Answered 302 (Location: /?to=[REDACTED])',
      answer: '{"unknown":"[REDACTED]","n":1}',
    });
    expect(rows[1].answer).toContain(ADA);
  });

  it('goes through a long history window by window', async () => {
    await pool().query(
      `insert into events (id, account_id, domain_id, region, type, event_id, day, occurred_at, recipient, payload)
       select n, $1, $2, 'us', 'opened', 'e' || n, now(), now(), $3, json_build_object('recipient', $3::text)::text
       from generate_series(1, 12000) n`,
      [primary.id, domains.primary.id, ADA],
    );
    expect(await eraseRecipient(callerOf(primary), ADA)).toMatchObject({ events: 12_006, nextCursor: null });
    expect(await holders()).toEqual(['stranger']);
  });

  it('is in the audit log, without the address', async () => {
    await eraseRecipient(callerOf(primary), ADA);
    const { rows } = await pool().query('select * from audit_log order by id desc limit 1');
    expect(rows[0]).toMatchObject({ action: 'recipient.erase', after: { events: 6, attempts: 0 } });
    expect(JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? String(value) : value))).not.toMatch(
      /ada|customer/i,
    );
  });

  it.each(['developer', 'viewer', 'sending'] as const)('is not for a %s', async (role) => {
    await expect(eraseRecipient(callerOf(primary, role), ADA)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await holders()).toContain('primary');
  });
});

describe('DELETE /api/recipients/{address}', () => {
  const erase = async (address: string, query = '') => {
    const { secret } = await createApiKey(callerOf(primary), { role: 'admin' });
    const request = new Request(`http://127.0.0.1:3000/api/recipients/${address}${query}`, {
      method: 'DELETE',
      headers: { authorization: `Basic ${Buffer.from(`api:${secret}`).toString('base64')}` },
    });
    const response = await route.DELETE(request, { params: Promise.resolve({ address }) });
    return { status: response.status, json: await response.json() };
  };

  it('takes the address as it stands in the path', async () => {
    expect(await erase('ada%40customer.example')).toMatchObject({ status: 200, json: { events: 6 } });
  });

  it.each([
    ['nobody', ''],
    ['a@b@c', ''],
    ['%20', ''],
    ['ada@customer.example', '?cursor=webhooks-1'],
    ['ada@customer.example', '?cursor=events-99999999999999999999'],
  ])('refuses %s%s', async (address, query) => {
    expect(await erase(address, query)).toMatchObject({ status: 400, json: { error: { code: 'invalid_request' } } });
    expect(await holders()).toContain('primary');
  });
});
