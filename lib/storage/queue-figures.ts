import { pool } from './pool';

export interface QueueFigures {
  /** Deliveries that are owed, whenever they are due. */
  pending: number;
  /** Those of them that are due now and held by no worker. */
  due: number;
  /** Those that a worker holds: claimed, or just being sent. */
  held: number;
  /** How long the longest of those that are due has been; 0 when none is. */
  oldestDueSeconds: number;
  /** Workers that have shown a sign of life within a minute. */
  workers: number;
}

const SQL = `
select count(*)::int as pending,
       count(*) filter (where owner = 0 and due_at <= now())::int as due,
       count(*) filter (where owner <> 0)::int as held,
       coalesce(extract(epoch from now() - min(due_at) filter (where owner = 0 and due_at <= now())), 0)::float8 as "oldestDueSeconds",
       (select count(*)::int from workers where heartbeat_at > now() - interval '1 minute') as workers
  from deliveries`;

/** The queue of all accounts in numbers. Reads the whole queue: about 0.1 s per million rows, so not for every request. */
export async function findQueueFigures(): Promise<QueueFigures> {
  const { rows } = await pool().query<QueueFigures>(SQL);
  const [figures] = rows;
  if (!figures) throw new Error('An aggregate has one row.');
  return figures;
}
