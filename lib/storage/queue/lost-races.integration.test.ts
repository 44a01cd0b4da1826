import { beforeEach, describe, expect, it } from 'vitest';
import { attemptRecord } from '@/lib/testing/attempt-record';
import { withDatabase } from '@/lib/testing/database';
import { accept, addAccount, addDomain, addWebhook } from '@/lib/testing/world';
import { pool } from '../pool';
import type { AttemptRecord } from './attempt-columns';
import { cancelClaimed } from './cancel-claimed';
import { settleRetries } from './settle-retries';
import { sweepOrphans } from './sweep';

await withDatabase();

const rowsOf = async (table: string) => (await pool().query(`select * from ${table}`)).rows;

beforeEach(async () => {
  await pool().query('truncate accounts, deliveries, events, attempts, cancellations, workers cascade');
  const account = await addAccount();
  await addWebhook(account, 'https://a.example/');
  await accept(await addDomain(account));
});

async function failedAttempt(): Promise<AttemptRecord> {
  const [row] = await rowsOf('deliveries');
  const [event] = await rowsOf('events');
  const [webhook] = await rowsOf('webhooks');
  return attemptRecord({
    deliveryId: row.id,
    eventId: event.id,
    accountId: event.account_id,
    domainId: event.domain_id,
    webhookId: webhook.id,
    url: webhook.url,
    outcome: 'retry',
    finalStatus: null,
    statusCode: 500,
    reason: 'x',
    nextAttemptAt: new Date(),
  });
}

describe('what happens between two statements', () => {
  it('a webhook deleted before its claimed delivery is canceled takes nothing with it', async () => {
    await pool().query('update deliveries set owner = 7');
    const [row] = await rowsOf('deliveries');
    await pool().query('delete from webhooks');
    expect(await cancelClaimed(pool(), 7, [row.id], 'The webhook was disabled.')).toBe(1);
    expect(await rowsOf('deliveries')).toEqual([]);
    expect(await rowsOf('cancellations')).toMatchObject([{ delivery_id: row.id, url: 'https://a.example/' }]);
  });

  it('an outcome written twice is one attempt, also when the same worker claimed the row again', async () => {
    await pool().query('update deliveries set owner = 7');
    const attempt = await failedAttempt();
    expect(await settleRetries(pool(), 7, [attempt])).toBe(1);
    await pool().query('update deliveries set owner = 7');
    expect(await settleRetries(pool(), 7, [attempt])).toBe(0);
    expect(await rowsOf('deliveries')).toMatchObject([{ owner: 7, attempts: 1 }]);
    expect(await rowsOf('attempts')).toHaveLength(1);
  });

  it('a row that a live worker took while orphans were looked for stays its own', async () => {
    await pool().query('update deliveries set owner = 4711');
    await pool().query("insert into workers (id, host, pid) values (900, 'here', 1)");
    const taker = await pool().connect();
    await taker.query('begin');
    await taker.query('update deliveries set owner = 900');
    const freed = sweepOrphans(pool());
    const waiting =
      "select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()";
    await expect.poll(async () => (await pool().query(waiting)).rows[0].n).toBe(1);
    await taker.query('commit');
    taker.release();
    expect(await freed).toBe(0);
    expect(await rowsOf('deliveries')).toMatchObject([{ owner: 900 }]);
  });
});
