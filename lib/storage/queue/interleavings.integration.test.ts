import { expect, it } from 'vitest';
import { acceptEvents } from '@/lib/dispatch/accept-events';
import { withDatabase } from '@/lib/testing/database';
import { type Effect, explain } from '@/lib/testing/queue-model/explain';
import {
  cancelFree,
  cancelHeld,
  claim,
  release,
  retryOneNow,
  settlement,
  stopOne,
  type Ticket,
  takeOver,
} from '@/lib/testing/queue-model/operations';
import { readSnapshot } from '@/lib/testing/queue-model/snapshot';
import { addAccount, addDomain, addWebhook, eventOf } from '@/lib/testing/world';
import { pool } from '../pool';
import { WorkerSession } from './worker-session';

const database = await withDatabase();
const SECONDS = Number(process.env.QUEUE_MODEL_SECONDS ?? 10);
const FIRST_SEED = Number(process.env.QUEUE_MODEL_SEED ?? Date.now() % 1_000_000);
const STEPS = 80;

/** Numbers below `n` that a seed decides (mulberry32). */
function chanceOf(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
}

async function openWorker(): Promise<WorkerSession> {
  const session = await WorkerSession.open(database.url, { listen: false });
  await pool().query("update workers set started_at = now() - interval '1 minute'");
  return session;
}

async function run(seed: number): Promise<void> {
  const below = chanceOf(seed);
  await pool().query('truncate accounts, deliveries, events, attempts, cancellations, workers cascade');
  const account = await addAccount();
  const domain = await addDomain(account);
  const endpoints: number[] = [];
  for (const name of ['a', 'b', 'c'])
    endpoints.push((await addWebhook(account, `https://${name}.example/`)).endpointId);
  const workers = [await openWorker(), await openWorker(), await openWorker()];
  const dead = new Set<number>();
  const tickets: Ticket[] = [];
  const settlements: (() => Promise<Effect>)[] = [];
  const endpoint = () => endpoints[below(endpoints.length)] ?? 0;
  /** Some tickets of one owner, dead or alive. */
  const some = (): { owner: number; held: Ticket[] } => {
    const owner = tickets[below(Math.max(1, tickets.length))]?.owner ?? 1;
    const held = new Map(tickets.filter((ticket) => ticket.owner === owner).map((ticket) => [ticket.row.id, ticket]));
    return { owner, held: [...held.values()].filter(() => below(2) === 0) };
  };
  try {
    for (let step = 0; step < STEPS; step += 1) {
      const calm = below(8);
      if (calm === 0)
        await acceptEvents({ domain, items: Array.from({ length: 1 + below(4) }, () => eventOf('opened')) });
      if (calm === 1) await pool().query("update deliveries set due_at = due_at - interval '2 hours'");
      if (calm === 2)
        await pool().query('update webhooks set enabled = not enabled where endpoint_id = $1', [endpoint()]);
      if (calm === 3 && below(3) === 0) {
        const slot = below(workers.length);
        const former = workers[slot];
        await former?.close();
        if (former) dead.add(former.id);
        const held =
          "select count(*)::int as n from pg_locks where locktype = 'advisory' and classid = 1 and objid = $1::int::bigint::oid";
        await expect.poll(async () => (await pool().query(held, [former?.id])).rows[0].n, { interval: 5 }).toBe(0);
        workers[slot] = await openWorker();
      }
      // A time is rounded to the millisecond, up too: what is due now must be due for the snapshot as well.
      await pool().query(
        "update deliveries set due_at = due_at - interval '10 ms' where due_at > now() - interval '10 ms' and due_at < now() + interval '1 minute'",
      );
      const before = await readSnapshot();
      const together = 1 + below(3);
      const running = Array.from({ length: together }, (): Promise<Effect> => {
        const kind = below(11);
        const any = [...before.keys()][below(Math.max(1, before.size))] ?? 0n;
        const owner = workers[below(workers.length)]?.id ?? 0;
        if (kind <= 2) {
          return claim(owner, endpoints, 1 + below(4), before, together === 1).then((made) => {
            tickets.push(...made.tickets);
            return made.effect;
          });
        }
        const picked = some();
        if (kind === 3 || kind === 4) {
          const write = settlement(picked.owner, picked.held, kind === 3);
          settlements.push(write);
          return write();
        }
        if (kind === 5) return (settlements[below(Math.max(1, settlements.length))] ?? (async () => (row) => row))();
        if (kind === 6)
          return below(2) === 0 ? release(picked.owner, picked.held) : cancelHeld(picked.owner, picked.held);
        if (kind === 7) return cancelFree(endpoint());
        if (kind === 8) return takeOver(dead);
        return kind === 9 ? stopOne(any) : retryOneNow(any);
      });
      const effects = await Promise.all(running);
      explain(before, await readSnapshot(), effects);
    }
  } finally {
    for (const worker of workers) await worker.close();
  }
}

it(
  'whatever three workers, people and deaths do to the queue at once, every delivery is in one place',
  async () => {
    const endsAt = performance.now() + SECONDS * 1_000;
    let runs = 0;
    for (let seed = FIRST_SEED; performance.now() < endsAt; seed += 1) {
      await run(seed).catch((error) => {
        throw new Error(`QUEUE_MODEL_SEED=${seed} (run ${runs}): ${error.message}`);
      });
      runs += 1;
    }
    expect(runs).toBeGreaterThan(0);
  },
  SECONDS * 1_000 + 30_000,
);
