import { pool } from '@/lib/storage/pool';
import { prisma } from '@/lib/storage/prisma';
import type { AttemptRecord } from '@/lib/storage/queue/attempt-columns';
import { cancelClaimed } from '@/lib/storage/queue/cancel-claimed';
import { cancelDeliveries } from '@/lib/storage/queue/cancel-deliveries';
import { type ClaimedDelivery, claimDue } from '@/lib/storage/queue/claim-due';
import { releaseDeliveries } from '@/lib/storage/queue/release-deliveries';
import { retryNow } from '@/lib/storage/queue/retry-now';
import { settleFinals } from '@/lib/storage/queue/settle-finals';
import { settleRetries } from '@/lib/storage/queue/settle-retries';
import { stopDelivery } from '@/lib/storage/queue/stop-delivery';
import { sweep, sweepOrphans } from '@/lib/storage/queue/sweep';
import type { Effect } from './explain';
import type { ModelRow, Snapshot } from './snapshot';

/** What a worker believes that it holds. It keeps believing when it is taken for dead. */
export interface Ticket {
  row: ClaimedDelivery;
  owner: number;
}

const LATER_MS = 3_600_000;
let writers = 0;

function recordOf({ row }: Ticket, isFinal: boolean, writer: string): AttemptRecord {
  return {
    ...{ deliveryId: row.id, number: row.attempts + 1, eventId: row.eventId, accountId: row.accountId },
    ...{ domainId: row.domainId, region: row.region, eventType: row.eventType, webhookId: 'f'.repeat(24) },
    ...{ url: 'https://x.example/', at: new Date(), durationMs: 1, statusCode: isFinal ? 200 : 500, reason: null },
    outcome: isFinal ? 'succeeded' : 'retry',
    finalStatus: isFinal ? 'succeeded' : null,
    nextAttemptAt: isFinal ? null : new Date(Date.now() + LATER_MS),
    ...{ answer: null, redacted: false, signedAt: 1, token: writer, signature: 'cd', parentSignature: null },
  };
}

/** Claims at most `room` rows of each endpoint, and checks that they are the oldest of those that may be taken. */
export async function claim(owner: number, endpointIds: number[], room: number, before: Snapshot, alone: boolean) {
  const rows = await claimDue(
    pool(),
    owner,
    endpointIds.map((endpointId) => ({ endpointId, room })),
  );
  const enabled = new Set(
    (await pool().query('select endpoint_id from webhooks where enabled')).rows.map((r) => r.endpoint_id),
  );
  const taken = new Set(rows.map((row) => row.id));
  for (const endpointId of endpointIds) {
    const mine = rows.filter((row) => row.endpointId === endpointId);
    if (mine.length > room) throw new Error('A claim took more than its room.');
    const free = [...before.values()].filter((r) => r.endpointId === endpointId && r.owner === 0 && r.isDue);
    if (alone && mine.length !== (enabled.has(endpointId) ? Math.min(room, free.length) : 0)) {
      throw new Error(`A claim took ${mine.length} of ${free.length} at ${endpointId}, with room for ${room}.`);
    }
    const newest = Math.max(...mine.map((row) => row.dueMs));
    if (alone && free.some((r) => !taken.has(r.id) && r.dueMs < newest)) throw new Error('A claim left an older row.');
  }
  const effect: Effect = (row) => {
    if (!taken.has(row.id)) return row;
    return row.place === 'queue' && row.owner === 0 && row.isDue ? { ...row, owner } : undefined;
  };
  return { effect, tickets: rows.map((row) => ({ row, owner })) };
}

const changesHeld = (tickets: Ticket[], change: (row: ModelRow, ticket: Ticket) => ModelRow): Effect => {
  const byId = new Map(tickets.map((ticket) => [ticket.row.id, ticket]));
  return (row) => {
    const ticket = byId.get(row.id);
    return ticket && row.place === 'queue' && row.owner === ticket.owner ? change(row, ticket) : row;
  };
};

/** Settles tickets of one owner, as final or for a retry. `again` repeats it, as after a lost answer. */
export function settlement(owner: number, tickets: Ticket[], isFinal: boolean) {
  writers += 1;
  const writer = writers.toString(16).padStart(8, '0');
  const records = tickets.map((ticket) => recordOf(ticket, isFinal, writer));
  const write = async (): Promise<Effect> => {
    await (isFinal ? settleFinals : settleRetries)(pool(), owner, records);
    return changesHeld(tickets, (row, ticket) => {
      const number = ticket.row.attempts + 1;
      if (row.attempts !== number - 1) return row;
      const log = [...row.log, `${number}:${isFinal ? 'succeeded' : null}:${writer}`];
      return { ...row, place: isFinal ? 'finished' : 'queue', owner: 0, attempts: number, isDue: false, log };
    });
  };
  return write;
}

export async function release(owner: number, tickets: Ticket[]): Promise<Effect> {
  await releaseDeliveries(
    pool(),
    owner,
    tickets.map((ticket) => ticket.row.id),
    0,
  );
  return changesHeld(tickets, (row) => ({ ...row, owner: 0 }));
}

export async function cancelHeld(owner: number, tickets: Ticket[]): Promise<Effect> {
  await cancelClaimed(
    pool(),
    owner,
    tickets.map((ticket) => ticket.row.id),
    'x',
  );
  return changesHeld(tickets, (row) => ({ ...row, owner: 0, place: 'canceled' }));
}

export async function cancelFree(endpointId: number): Promise<Effect> {
  await cancelDeliveries(prisma(), { endpointIds: [endpointId], reason: 'x' });
  return (row) =>
    row.endpointId === endpointId && row.place === 'queue' && row.owner === 0 ? { ...row, place: 'canceled' } : row;
}

/** What a statement did to one delivery that it says it has changed; then it must have been free. */
const changesFree = (id: bigint, isDone: boolean, change: (row: ModelRow) => ModelRow): Effect => {
  return (row) => {
    if (row.id !== id || !isDone) return row;
    return row.place === 'queue' && row.owner === 0 ? change(row) : undefined;
  };
};

export async function stopOne(id: bigint): Promise<Effect> {
  const isDone = (await stopDelivery(id, 'x')) === 'done';
  return changesFree(id, isDone, (row) => ({ ...row, place: 'canceled' }));
}

export async function retryOneNow(id: bigint): Promise<Effect> {
  const isDone = (await retryNow(id)) === 'done';
  return changesFree(id, isDone, (row) => ({ ...row, isDue: true }));
}

/** Frees what the dead hold: those whose row is there, and (orphans) those that are forgotten. */
export async function takeOver(dead: Set<number>): Promise<Effect> {
  await sweep(pool());
  await sweepOrphans(pool());
  return (row) => (dead.has(row.owner) ? { ...row, owner: 0 } : row);
}
