import { beforeAll, describe, expect, it } from 'vitest';
import { deliveryQuerySchema, failureLogQuerySchema } from '@/lib/schemas/deliveries';
import { pool } from '@/lib/storage/pool';
import { callerOf } from '@/lib/testing/callers';
import { withDatabase } from '@/lib/testing/database';
import { EXHAUSTED, pendingIds, settle } from '@/lib/testing/settle';
import { accept, addAccount, addDomain, addWebhook } from '@/lib/testing/world';
import { listDeliveries } from './deliveries';
import { listFailureLogs } from './failure-logs';

await withDatabase();
const account = await addAccount();
const us = callerOf(account);
const COPIES = 5_000;

/** Items of all pages, how many pages there were, and how many of them were empty. */
async function readAll(
  list: typeof listDeliveries | typeof listFailureLogs,
  query: object,
): Promise<{ ids: string[]; pages: number; empty: number }> {
  const read = { ids: [] as string[], pages: 0, empty: 0 };
  let cursor: string | undefined;
  do {
    const asked = { limit: '100', ...query, ...(cursor ? { cursor } : {}) };
    const page =
      list === listDeliveries
        ? await listDeliveries(us, deliveryQuerySchema.parse(asked))
        : await listFailureLogs(us, failureLogQuerySchema.parse(asked));
    read.ids.push(...page.items.map(({ id }) => id));
    read.pages += 1;
    if (page.items.length === 0) read.empty += 1;
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return read;
}

beforeAll(async () => {
  const domain = await addDomain(account);
  await addWebhook(account, 'https://hooks.example/');
  await accept(domain, 'opened', { recipient: 'rare@customer.example' });
  const [needle = 0n] = await pendingIds();
  await settle(needle, { ...EXHAUSTED, statusCode: 418, reason: 'Answered 418 needle' });
  // Later ones: every event of the same recipient, every delivery given up for another reason.
  await pool().query(
    `insert into events select id + (n::bigint << 22), account_id, domain_id, region, type, 'copy' || n, day, occurred_at, received_at, message_id,
       'often@customer.example', payload, skipped from events, generate_series(1, $1::int) n`,
    [COPIES],
  );
  await pool().query(
    `insert into attempts (delivery_id, number, event_id, account_id, domain_id, region, event_type, webhook_id, url, at, duration_ms, outcome,
       final_status, status_code, reason, redacted, signed_at, token, signature)
     select e.id + 1, 1, e.id, a.account_id, a.domain_id, a.region, a.event_type, a.webhook_id, a.url, a.at + e.n * interval '1 ms', 1, 'retry',
       'exhausted', 503, 'Answered 503', false, 1, a.token, a.signature
       from (select *, substr(event_id, 5)::int as n from events where event_id like 'copy%') e, (select * from attempts limit 1) a`,
  );
  await pool().query('analyze events, attempts');
});

describe.each([
  ['deliveries', listDeliveries],
  ['failure logs', listFailureLogs],
] as const)('a search in %s', (_, list) => {
  it.each([[{ q: 'NEEDLE' }], [{ statusCode: '418' }], [{ statusCode: '418', q: 'needle', status: 'exhausted' }]])(
    'for what stands far behind finds it by going on, page by page: %o',
    async (query) => {
      const { status: _status, ...both } = query as Record<string, string>;
      const { ids, pages, empty } = await readAll(list, list === listDeliveries ? query : both);
      expect(ids).toHaveLength(1);
      expect(pages).toBeGreaterThan(1);
      expect(pages).toBeLessThan(30);
      expect(empty).toBe(pages - 1);
    },
  );

  it('for what all have shows each once', async () => {
    const { ids } = await readAll(list, { q: 'hooks.example' });
    expect(ids).toHaveLength(COPIES + 1);
    expect(new Set(ids).size).toBe(COPIES + 1);
  });

  it('for a recipient with thousands of events shows each once, and for a rare one that one', async () => {
    const { ids } = await readAll(list, { recipient: 'often@customer.example' });
    expect(new Set(ids).size).toBe(COPIES);
    expect(ids).toHaveLength(COPIES);
    expect((await readAll(list, { recipient: 'rare@customer.example' })).ids).toHaveLength(1);
  });
});
