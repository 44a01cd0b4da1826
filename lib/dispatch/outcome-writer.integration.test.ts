import { beforeEach, expect, it } from 'vitest';
import { pool } from '@/lib/storage/pool';
import type { ClaimedDelivery } from '@/lib/storage/queue/claim-due';
import { attemptRecord } from '@/lib/testing/attempt-record';
import { withDatabase } from '@/lib/testing/database';
import { attemptsLogged } from '@/lib/testing/dispatch-world';
import { noCounts } from './counts';
import { HeldDeliveries } from './held-deliveries';
import { OutcomeWriter } from './outcome-writer';

await withDatabase();
const open = async () => (await pool().query('select count(*)::int as n from deliveries')).rows[0].n;

const ROW: ClaimedDelivery = {
  id: 1n,
  endpointId: 1,
  attempts: 0,
  eventId: 1n,
  accountId: 'a'.repeat(24),
  domainId: 'd'.repeat(24),
  region: 'us',
  eventType: 'opened',
  payload: '{}',
  dueMs: 0,
  settingsVersion: 1,
};
const ATTEMPT = attemptRecord({
  deliveryId: ROW.id,
  eventId: ROW.eventId,
  accountId: ROW.accountId,
  domainId: ROW.domainId,
});

beforeEach(() => pool().query('truncate deliveries, attempts'));

/** The worker was 1 and is 2 by now; its row has been moved in the database, which it has not been told yet. */
async function inMidMove() {
  await pool().query('insert into deliveries (id, event_id, endpoint_id, owner) values (1, 1, 1, 2)');
  const held = new HeldDeliveries();
  const counts = noCounts();
  const writer = new OutcomeWriter(pool(), held, counts, () => {}, { add: () => {} });
  const delivery = held.add(ROW, 1);
  held.startMove();
  writer.settle(delivery, ATTEMPT);
  return { held, counts, writer };
}

it('an outcome that was written while its row was taken along is written under the new id', async () => {
  const { held, counts, writer } = await inMidMove();
  // The first write finds no row of the former id, and waits to be told.
  expect(await writer.drain(100)).toBe(1);
  held.move(1, 2, new Set([ROW.id]));
  held.endMove();
  expect(await writer.drain(5_000)).toBe(0);
  expect(await attemptsLogged()).toBe(1);
  expect(await open()).toBe(0);
  expect(held.size).toBe(0);
  expect(counts).toMatchObject({ succeeded: 1, lost: 0 });
});

it('an outcome whose row could not be taken along is lost: it is neither logged nor kept', async () => {
  const { held, counts, writer } = await inMidMove();
  held.move(1, 3, new Set());
  held.endMove();
  expect(await writer.drain(5_000)).toBe(0);
  expect(await attemptsLogged()).toBe(0);
  expect(await open()).toBe(1);
  expect(held.size).toBe(0);
  expect(counts.lost).toBe(1);
});

/** Deliveries of these ids that a worker of id 1 holds, and their writer. */
async function holding(ids: bigint[]) {
  await pool().query(
    'insert into deliveries (id, event_id, endpoint_id, owner) select id, id, 1, 1 from unnest($1::bigint[]) id',
    [ids.map(String)],
  );
  const held = new HeldDeliveries();
  const counts = noCounts();
  const writer = new OutcomeWriter(pool(), held, counts, () => {}, { add: () => {} });
  return { held, counts, writer, deliveries: ids.map((id) => held.add({ ...ROW, id, eventId: id }, 1)) };
}

it('an outcome that cannot be stored keeps none of the others from being written, and is logged without what is wrong', async () => {
  const { writer, held, deliveries } = await holding(Array.from({ length: 9 }, (_, n) => BigInt(n + 1)));
  for (const delivery of deliveries) {
    const { id: deliveryId, eventId } = delivery.row;
    // A text that PostgreSQL has no room for in a text.
    const answer = deliveryId === 4n ? 'a\0b' : 'fine';
    writer.settle(delivery, { ...ATTEMPT, deliveryId, eventId, answer });
  }
  expect(await writer.drain(5_000)).toBe(0);
  expect(await open()).toBe(0);
  expect(held.size).toBe(0);
  const { rows } = await pool().query('select delivery_id, answer from attempts order by 1');
  expect(rows.map(({ answer }) => answer)).toEqual(rows.map(({ delivery_id: id }) => (id === 4n ? null : 'fine')));
});

it('an outcome that the log has already under its number is given back for later, and held no more', async () => {
  const { writer, held, counts, deliveries } = await holding([1n, 2n]);
  await pool().query('update deliveries set owner = 1');
  const [first, second] = deliveries;
  if (!first || !second) throw new Error('Nothing is held.');
  writer.settle(first, ATTEMPT);
  await writer.drain(5_000);
  // As it was before, which no part of the product does.
  await pool().query('insert into deliveries (id, event_id, endpoint_id, owner) values (1, 1, 1, 1)');
  writer.settle(held.add({ ...ROW }, 1), ATTEMPT);
  writer.settle(second, { ...ATTEMPT, deliveryId: 2n, eventId: 2n });
  expect(await writer.drain(5_000)).toBe(0);
  expect(await attemptsLogged()).toBe(2);
  const { rows } = await pool().query(
    "select id, owner, due_at > now() + interval '50 minutes' as later from deliveries",
  );
  expect(rows).toEqual([{ id: 1n, owner: 0, later: true }]);
  expect(held.size).toBe(0);
  expect(counts.lost).toBe(0);
});
