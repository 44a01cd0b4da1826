import { beforeAll, expect, it } from 'vitest';
import { deliveryQuerySchema } from '@/lib/schemas/deliveries';
import { pool } from '@/lib/storage/pool';
import { callerOf } from '@/lib/testing/callers';
import { withDatabase } from '@/lib/testing/database';
import { accept, addAccount, addDomain, addWebhook } from '@/lib/testing/world';
import { listDeliveries } from './deliveries';

await withDatabase();
const account = await addAccount();
const us = callerOf(account);
const COPIES = 9_000;

async function readAll(query: object): Promise<{ types: string[]; pages: number }> {
  const types: string[] = [];
  let cursor: string | undefined;
  let pages = 0;
  do {
    const asked = { limit: '100', ...query, ...(cursor ? { cursor } : {}) };
    const page = await listDeliveries(us, deliveryQuerySchema.parse(asked));
    types.push(...page.items.map(({ eventType }) => eventType));
    pages += 1;
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return { types, pages };
}

// One that was clicked, and thousands that were opened since, all of which wait.
beforeAll(async () => {
  const domain = await addDomain(account);
  await addWebhook(account, 'https://hooks.example/');
  await accept(domain, 'clicked', {});
  await accept(domain, 'opened', {});
  await pool().query(
    `insert into events select id + (n::bigint << 22), account_id, domain_id, region, type, 'copy' || n, day, occurred_at, received_at, message_id,
       recipient, payload, skipped from events, generate_series(1, $1::int) n where type = 'opened'`,
    [COPIES],
  );
  await pool().query(
    `insert into deliveries (id, event_id, endpoint_id, attempts, due_at)
     select e.id + 1, e.id, d.endpoint_id, 0, now() + interval '1 hour' from events e, (select endpoint_id from deliveries limit 1) d
      where e.event_id like 'copy%'`,
  );
  await pool().query('analyze events, deliveries');
});

it('a rare type among very many that wait is found by going on, a bounded number at a time', async () => {
  const { types, pages } = await readAll({ status: 'pending', eventType: 'clicked' });
  expect(types).toEqual(['clicked']);
  expect(pages).toBe(3);
});

it('a frequent type among them is listed whole, page by full page', async () => {
  const { types, pages } = await readAll({ eventType: 'opened' });
  expect(types).toHaveLength(COPIES + 1);
  expect(pages).toBeLessThan(95);
});

it('the bound is for what asks the events alone: without a type there is no empty page', async () => {
  const { items, nextCursor } = await listDeliveries(
    us,
    deliveryQuerySchema.parse({ status: 'pending', limit: '100' }),
  );
  expect(items).toHaveLength(100);
  expect(nextCursor).not.toBeNull();
});
