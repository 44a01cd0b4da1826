import { pool } from '@/lib/storage/pool';

/** Empties this process's own database, where history is filled in. */
export async function emptyDatabase(): Promise<void> {
  await pool().query('drop table if exists bench_types, bench_places');
  await pool().query(
    'truncate events, deliveries, attempts, cancellations, workers, accounts restart identity cascade',
  );
}
