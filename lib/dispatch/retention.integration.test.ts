import { beforeEach, describe, expect, it } from 'vitest';
import { firstIdAt } from '@/lib/storage/ids';
import { pool } from '@/lib/storage/pool';
import { withDatabase } from '@/lib/testing/database';
import { addAccount, addDomain, addWebhook, type TestAccount } from '@/lib/testing/world';
import { deleteWhatExpired } from './retention';

await withDatabase();

const NOW = new Date('2026-06-30T12:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
let next = 1n;

/** An event of so many days ago with a delivery that took two attempts, or that is still owed. */
async function past(account: TestAccount, days: number, { owed = false } = {}): Promise<bigint> {
  const domain = await addDomain(account);
  const webhook = await addWebhook(account, `http://127.0.0.1:9/${next}`, { domain });
  const id = firstIdAt(daysAgo(days)) + next++;
  await pool().query(
    `insert into events (id, account_id, domain_id, region, type, event_id, day, occurred_at, recipient, payload)
     values ($1::bigint, $2, $3, 'us', 'opened', $1::bigint::text, now(), now(), 'ada@customer.example', '{}')`,
    [String(id), account.id, domain.id],
  );
  for (const number of [1, 2]) {
    await pool().query(
      `insert into attempts (delivery_id, number, event_id, account_id, domain_id, region, event_type, webhook_id, url, at, duration_ms,
         outcome, final_status, redacted, signed_at, token, signature)
       values ($1, $2, $1, $3, $4, 'us', 'opened', $5, 'http://x', now(), 1, 'retry', $6, false, 1, '', '')`,
      [String(id), number, account.id, domain.id, webhook.id, owed || number === 1 ? null : 'exhausted'],
    );
  }
  if (owed) {
    await pool().query("insert into deliveries (id, event_id, endpoint_id, due_at) values ($1, $1, $2, 'infinity')", [
      String(id),
      webhook.endpointId,
    ]);
  }
  return id;
}

const keepFor = (account: TestAccount, days: number) =>
  pool().query('update accounts set retention_days = $2 where id = $1', [account.id, days]);
const run = (batch = 100) => deleteWhatExpired({ now: NOW, signal: new AbortController().signal, batch, pauseMs: 0 });

async function left(): Promise<{ events: bigint[]; attempts: number }> {
  const events = await pool().query<{ id: string }>('select id::text from events order by id');
  const attempts = await pool().query<{ n: number }>('select count(*)::int as n from attempts');
  return { events: events.rows.map(({ id }) => BigInt(id)), attempts: attempts.rows[0]?.n ?? 0 };
}

describe('retention', () => {
  beforeEach(() => pool().query('truncate events, attempts, cancellations, deliveries'));

  it('deletes what is older than the account keeps, and nothing younger', async () => {
    const account = await addAccount();
    await keepFor(account, 30);
    await past(account, 31);
    const young = await past(account, 29);
    expect(await run()).toEqual({ attempts: 2, cancellations: 0, events: 1 });
    expect(await left()).toEqual({ events: [young], attempts: 2 });
  });

  it('an account without the setting keeps everything, beside one that does not', async () => {
    const [keeps, forgets] = [await addAccount(), await addAccount()];
    await keepFor(forgets, 1);
    const kept = [await past(keeps, 400), await past(keeps, 300)];
    await past(forgets, 350);
    await run();
    expect((await left()).events).toEqual(kept);
  });

  it('a subaccount’s are kept as long as its primary says', async () => {
    const primary = await addAccount();
    const subaccount = await addAccount(primary.id);
    await keepFor(primary, 10);
    await keepFor(subaccount, 3_000);
    await past(subaccount, 11);
    await run();
    expect((await left()).events).toEqual([]);
  });

  it('what is still owed stays, however old', async () => {
    const account = await addAccount();
    await keepFor(account, 1);
    const owed = await past(account, 90, { owed: true });
    await run();
    expect(await left()).toEqual({ events: [owed], attempts: 2 });
  });

  it('goes through a table in small steps without leaving anything between them', async () => {
    const account = await addAccount();
    await keepFor(account, 1);
    for (let count = 0; count < 7; count += 1) await past(account, 5);
    expect(await run(3)).toEqual({ attempts: 14, cancellations: 0, events: 7 });
    expect(await left()).toEqual({ events: [], attempts: 0 });
  });
});
