import { expect, it } from 'vitest';
import { withDatabase } from '@/lib/testing/database';
import { isDatabaseAway } from './database-fault';
import { pool } from './pool';
import { inTransaction } from './transaction';

await withDatabase();

it('a connection that breaks in the middle of a transaction fails the transaction, not the process', async () => {
  const failing = inTransaction(async (tx) => {
    const { rows } = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
    const ended = new Promise((resolve) => tx.once('end', resolve));
    await pool().query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await ended;
    await tx.query('select 1');
  });
  const error = await failing.then(
    () => null,
    (fault: unknown) => fault,
  );
  expect(isDatabaseAway(error)).toBe(true);
  expect(await inTransaction(async (tx) => (await tx.query('select 1 as one')).rows)).toEqual([{ one: 1 }]);
});
