import { pool } from '@/lib/storage/pool';

/** Every index of the tables, as the statements that remove and make it. */
async function indexesOf(tables: string[]): Promise<{ table: string; drop: string; make: string }[]> {
  const { rows } = await pool().query<{ table: string; drop: string; make: string }>(
    `select i.indrelid::regclass::text as table,
            case when c.conname is null then format('drop index %s', i.indexrelid::regclass)
              else format('alter table %s drop constraint %I', i.indrelid::regclass, c.conname) end as drop,
            case when c.conname is null then pg_get_indexdef(i.indexrelid)
              else format('alter table %s add constraint %I %s', i.indrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) end as make
       from pg_index i left join pg_constraint c on c.conindid = i.indexrelid and c.contype in ('p', 'u')
      where i.indrelid = any($1::regclass[]) order by i.indexrelid`,
    [tables],
  );
  return rows;
}

/**
 * Fills tables without their indexes and makes these afterwards, each table's on a connection of its own. The tables and
 * indexes are then what they were, only filled.
 */
export async function withoutIndexes(tables: string[], fill: () => Promise<void>): Promise<void> {
  const indexes = await indexesOf(tables);
  for (const { drop } of indexes) await pool().query(drop);
  await fill();
  await Promise.all(
    tables.map(async (table) => {
      const client = await pool().connect();
      try {
        await client.query("set maintenance_work_mem = '512MB'");
        for (const { make } of indexes.filter((index) => index.table === table)) await client.query(make);
        await client.query('reset maintenance_work_mem');
      } finally {
        client.release();
      }
    }),
  );
}
