import type { QueryConfig } from 'pg';
import { beforeEach, expect, it } from 'vitest';
import { idMaker } from '@/lib/storage/ids';
import { pool } from '@/lib/storage/pool';
import type { NewEvent } from '@/lib/storage/queue/accept-events';
import type { Queryable } from '@/lib/storage/queue/queryable';
import { OutdatedSettingsError } from '@/lib/storage/settings';
import { withDatabase } from '@/lib/testing/database';
import { insertSurely } from './insert-surely';

await withDatabase();
beforeEach(() => pool().query('truncate events, deliveries'));

const count = async (table: 'events' | 'deliveries') =>
  (await pool().query(`select count(*)::int as n from ${table}`)).rows[0].n;
const version = async () => (await pool().query('select version from settings_version')).rows[0].version as bigint;

async function eventsOf(eventIds: string[]): Promise<NewEvent[]> {
  const ids = await idMaker();
  return eventIds.map((eventId) => ({
    ...{ id: ids.next(), accountId: 'a'.repeat(24), domainId: 'd'.repeat(24), region: 'us', type: 'opened', eventId },
    ...{ day: '2026-11-20', occurredAt: '2026-11-20T10:00:00.000000Z', messageId: null, recipient: 'a@b.example' },
    ...{ payload: '{}', skipped: null },
  }));
}
const deliveriesOf = (events: NewEvent[]) => events.map(({ id }) => ({ id: id + 1n, eventId: id, endpointId: 1 }));

/** The connection breaks with the first statement that stores: before it arrives, or when it was committed and before its answer. */
function breaking(when: 'before' | 'after'): Queryable {
  let broken = false;
  return {
    query: (async (statement: QueryConfig) => {
      if (broken || statement.name !== 'accept-events') return pool().query(statement);
      broken = true;
      if (when === 'after') await pool().query(statement);
      throw new Error('Connection terminated unexpectedly');
    }) as unknown as Queryable['query'],
  };
}

it.each(['before', 'after'] as const)(
  'events whose connection broke %s the commit are stored once, and accepted',
  async (when) => {
    const events = await eventsOf(['one', 'two']);
    const accepted = await insertSurely(breaking(when), events, deliveriesOf(events), await version());
    expect(accepted).toEqual(new Set(events.map(({ id }) => id)));
    expect([await count('events'), await count('deliveries')]).toEqual([2, 2]);
  },
);

it('what was a duplicate before the connection broke is one afterwards', async () => {
  const former = await eventsOf(['one']);
  await insertSurely(pool(), former, deliveriesOf(former), await version());
  const events = await eventsOf(['one', 'two']);
  const accepted = await insertSurely(breaking('after'), events, deliveriesOf(events), await version());
  expect(accepted).toEqual(new Set([events[1]?.id]));
  expect([await count('events'), await count('deliveries')]).toEqual([2, 2]);
});

it('settings that changed meanwhile do not make it forget what was committed', async () => {
  const events = await eventsOf(['one']);
  const db = breaking('after');
  const moving: Queryable = {
    query: (async (statement: QueryConfig) => {
      try {
        return await db.query(statement);
      } catch (error) {
        await pool().query('update settings_version set version = version + 1');
        throw error;
      }
    }) as unknown as Queryable['query'],
  };
  expect(await insertSurely(moving, events, deliveriesOf(events), await version())).toEqual(new Set([events[0]?.id]));
  await expect(insertSurely(pool(), await eventsOf(['two']), [], 0n)).rejects.toThrow(OutdatedSettingsError);
});

it('a fault of what is stored is told at once', async () => {
  let statements = 0;
  const db: Queryable = {
    query: (async () => {
      statements += 1;
      throw Object.assign(new Error('index row size'), { code: '54000' });
    }) as unknown as Queryable['query'],
  };
  await expect(insertSurely(db, await eventsOf(['one']), [], 1n)).rejects.toThrow('index row size');
  expect(statements).toBe(1);
});
