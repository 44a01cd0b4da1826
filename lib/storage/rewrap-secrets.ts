import { CERTIFICATE_CONTEXT } from './client-certificates';
import { pool } from './pool';
import { currentPrefix, open, seal } from './secret-box';
import { signingKeyContext } from './signing-keys';
import { webhookUrlContext } from './webhooks';

interface SealedColumn {
  table: string;
  column: string;
  /** What a row's secret is sealed for. */
  context: (id: string) => string;
}

/** Every column that holds sealed secrets. Each table has a text-like `id`. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  { table: 'accounts', column: 'signing_key', context: signingKeyContext },
  { table: 'accounts', column: 'previous_signing_key', context: signingKeyContext },
  { table: 'webhooks', column: 'url_secret', context: webhookUrlContext },
  { table: 'client_certificates', column: 'private_key', context: () => CERTIFICATE_CONTEXT },
];

/** What was done. `unreadable` names the rows whose secret opens under neither key, as `table.column id`. */
export interface Rewrapped {
  sealed: number;
  unreadable: string[];
}

const BATCH = 200;

interface Row {
  id: string;
  sealed: string;
}

/** The next rows, by id, that are not sealed under the key in force. */
async function nextRows({ table, column }: SealedColumn, after: string): Promise<Row[]> {
  const result = await pool().query<Row>(
    `select id::text, ${column} as sealed from ${table}
     where id::text > $1 and ${column} is not null and not starts_with(${column}, $2) order by id::text limit ${BATCH}`,
    [after, currentPrefix()],
  );
  return result.rows;
}

/** Writes only where the old value still stands: a key that was replaced meanwhile stays the new one. */
async function write({ table, column }: SealedColumn, rows: (Row & { anew: string })[]): Promise<number> {
  const result = await pool().query(
    `update ${table} t set ${column} = n.anew
     from unnest($1::text[], $2::text[], $3::text[]) n(id, sealed, anew) where t.id::text = n.id and t.${column} = n.sealed`,
    [rows.map(({ id }) => id), rows.map(({ sealed }) => sealed), rows.map(({ anew }) => anew)],
  );
  return result.rowCount ?? 0;
}

async function rewrapColumn(column: SealedColumn, result: Rewrapped): Promise<void> {
  let rows = await nextRows(column, '');
  while (rows.length > 0) {
    const anew = [];
    for (const row of rows) {
      try {
        const context = column.context(row.id);
        anew.push({ ...row, anew: seal(open(row.sealed, context), context) });
      } catch {
        result.unreadable.push(`${column.table}.${column.column} ${row.id}`);
      }
    }
    result.sealed += await write(column, anew);
    rows = await nextRows(column, rows.at(-1)?.id ?? '');
  }
}

/**
 * Seals every secret anew under ENCRYPTION_KEY that was sealed under ENCRYPTION_KEY_PREVIOUS (SECURITY 16). In batches, each
 * a statement of its own: it may be stopped and run again, and it may run while the product does, once all processes
 * know both keys. What opens under neither is left as it is, and told.
 */
export async function rewrapSecrets(): Promise<Rewrapped> {
  const result: Rewrapped = { sealed: 0, unreadable: [] };
  for (const column of SEALED_COLUMNS) await rewrapColumn(column, result);
  return result;
}
