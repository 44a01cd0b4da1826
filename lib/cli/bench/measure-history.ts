import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { env } from '@/lib/config/env';
import { acceptEvents } from '@/lib/dispatch/accept-events';
import { newEventId } from '@/lib/storage/ids';
import { pool } from '@/lib/storage/pool';
import { claimDue } from '@/lib/storage/queue/claim-due';
import { createDispatchPool } from '@/lib/storage/queue/dispatch-pool';
import { scanDue } from '@/lib/storage/queue/scan-due';
import { settleFinals } from '@/lib/storage/queue/settle-finals';
import { makeWorld } from './bench-world';
import { eventTemplate } from './event-template';
import type { BenchContext, Experiment, Figure } from './experiment';
import { emptyDatabase } from './history/empty-database';
import { fillHistory } from './history/fill-history';
import { finalAttempt } from './history/final-attempt';
import { makeHistoryWorld } from './history/history-world';

const BATCH = 500;
const ENDPOINTS = 50;
const ROUNDS = 40;
const GOAL = 1.3;

interface Costs {
  accept: number[];
  scan: number[];
  claim: number[];
  settle: number[];
}

const timed = async <T>(into: number[], work: () => Promise<T>): Promise<T> => {
  const startedAt = performance.now();
  const result = await work();
  into.push(performance.now() - startedAt);
  return result;
};

/** One round after the other: 500 events in, a scan, one claim of 500 rows over 50 endpoints, their end. */
async function costs(context: BenchContext, db: pg.Pool, world: Awaited<ReturnType<typeof makeWorld>>): Promise<Costs> {
  const found: Costs = { accept: [], scan: [], claim: [], settle: [] };
  const { rows } = await db.query<{ id: number }>(
    'select endpoint_id as id from webhooks where account_id = $1 order by 1',
    [world.domains[0]?.accountId],
  );
  const rooms = rows.map(({ id }) => ({ endpointId: id, room: BATCH / ENDPOINTS }));
  const owner = 2_000_000_000;
  const domains = world.domains.map((domain) => ({ domain, make: eventTemplate(domain.name) }));
  for (let round = 0; round < (context.short ? 5 : ROUNDS); round += 1) {
    await timed(found.accept, () =>
      Promise.all(
        domains.map(({ domain, make }) => {
          const items = Array.from({ length: BATCH / ENDPOINTS }, () => JSON.parse(make(newEventId(), Date.now())));
          return acceptEvents({ domain, items });
        }),
      ),
    );
    await timed(found.scan, () => scanDue(db));
    const claimed = await timed(found.claim, () => claimDue(db, owner, rooms));
    if (claimed.length !== BATCH) throw new Error(`A claim brought ${claimed.length} rows, not ${BATCH}.`);
    const attempts = claimed.map((row) => finalAttempt(row, randomBytes));
    await timed(found.settle, () => settleFinals(db, owner, attempts));
  }
  return found;
}

async function measure(context: BenchContext, db: pg.Pool): Promise<Figure[]> {
  const size = context.short
    ? { attempts: 100_000, scheduled: 10_000 }
    : { attempts: 10_000_000, scheduled: 1_000_000 };
  await makeHistoryWorld();
  const world = await makeWorld(
    pool(),
    Array.from({ length: ENDPOINTS }, (_, place) => 30_000 + place),
  );
  // Twice: the first one finds cold plans and files.
  await costs(context, db, world);
  const before = await costs(context, db, world);
  await pool().query('truncate events, deliveries, attempts');
  const filledFrom = performance.now();
  await fillHistory({ ...size, payloads: 'short' });
  context.note(`filled ${size.attempts} attempts in ${Math.round((performance.now() - filledFrom) / 1_000)} s`);
  await pool().query('checkpoint');
  await costs(context, db, world);
  const after = await costs(context, db, world);
  const sum = (of: Costs) => of.claim.map((ms, round) => ms + (of.settle[round] ?? 0));
  const per500 = (name: keyof Costs) => [
    { name: `${name}, empty tables`, unit: 'ms per 500', values: before[name] },
    { name: `${name}, full tables`, unit: 'ms per 500', values: after[name] },
  ];
  const ratios = sum(after).map((ms, round) => ms / (sum(before)[round] ?? Number.NaN));
  return [
    ...per500('claim'),
    ...per500('settle'),
    {
      name: 'claim and settle, full to empty',
      unit: '×',
      values: ratios,
      goal: { text: `≤ ${GOAL} ×`, isMet: ({ median }) => median <= GOAL },
    },
    ...per500('accept'),
    { name: 'scan of what is due, empty tables', unit: 'ms', values: before.scan },
    { name: 'scan of what is due, full tables', unit: 'ms', values: after.scan },
  ];
}

/** PERFORMANCE 5: the queue's own statements, with nothing and with very much around them. */
export const history: Experiment = {
  name: 'history',
  title:
    'claim and settle of 500 over 50 endpoints, before and after 1,000,000 scheduled and 10,000,000 attempts are there',
  async run(context) {
    await emptyDatabase();
    const db = createDispatchPool(env().DATABASE_URL);
    try {
      return await measure(context, db);
    } finally {
      await db.end();
      await emptyDatabase();
    }
  },
};
