import { pool } from '@/lib/storage/pool';

/** A delivery wherever it is. `log` holds its attempts as `number:final status:who wrote it`. */
export interface ModelRow {
  id: bigint;
  endpointId: number;
  place: 'queue' | 'finished' | 'canceled';
  owner: number;
  attempts: number;
  isDue: boolean;
  dueMs: number;
  log: string[];
}

export type Snapshot = Map<bigint, ModelRow>;

interface AttemptRow {
  delivery_id: bigint;
  number: number;
  final_status: string | null;
  writer: string;
}

/** Reads all deliveries. Throws when one is in two places, or its log has a gap or goes on after its end. */
export async function readSnapshot(): Promise<Snapshot> {
  const logs = new Map<bigint, AttemptRow[]>();
  const attempts = await pool().query<AttemptRow>(
    "select delivery_id, number, final_status, encode(token, 'hex') as writer from attempts order by delivery_id, number",
  );
  for (const attempt of attempts.rows) {
    logs.set(attempt.delivery_id, [...(logs.get(attempt.delivery_id) ?? []), attempt]);
  }
  const queued = await pool().query<{
    id: bigint;
    endpoint: number;
    owner: number;
    n: number;
    due: boolean;
    ms: number;
  }>(
    `select id, endpoint_id as endpoint, owner, attempts as n, due_at <= now() as due,
      extract(epoch from due_at)::float8 * 1000 as ms from deliveries`,
  );
  const canceled = await pool().query<{ id: bigint; n: number }>(
    'select delivery_id as id, attempts as n from cancellations',
  );
  const found: Snapshot = new Map();
  const put = (row: Omit<ModelRow, 'log'>) => {
    if (found.has(row.id)) throw new Error(`Delivery ${row.id} is in two places.`);
    const log = logs.get(row.id) ?? [];
    if (log.some((attempt, index) => attempt.number !== index + 1))
      throw new Error(`Delivery ${row.id}: a gap in its log.`);
    if (log.length !== row.attempts)
      throw new Error(`Delivery ${row.id}: ${row.attempts} counted, ${log.length} logged.`);
    const ends = log.findIndex((attempt) => attempt.final_status !== null);
    if (ends !== (row.place === 'finished' ? log.length - 1 : -1))
      throw new Error(`Delivery ${row.id} did not end once.`);
    found.set(row.id, { ...row, log: log.map((a) => `${a.number}:${a.final_status}:${a.writer}`) });
  };
  for (const { id, endpoint, owner, n, due, ms } of queued.rows) {
    put({ id, endpointId: endpoint, place: 'queue', owner, attempts: n, isDue: due, dueMs: ms });
  }
  const gone = { endpointId: 0, owner: 0, isDue: false, dueMs: 0 };
  for (const { id, n } of canceled.rows) put({ ...gone, id, place: 'canceled', attempts: n });
  for (const [id, log] of logs) {
    if (log.some((attempt) => attempt.final_status !== null))
      put({ ...gone, id, place: 'finished', attempts: log.length });
  }
  return found;
}
