import { pool } from './pool';

/** Rows of one window that may hold an address, and the last row that was looked at; null when there are no more. */
export interface Window<T> {
  rows: T[];
  last: string | null;
}

export interface EventText {
  id: string;
  recipient: string;
  messageId: string | null;
  payload: string;
}

export interface AttemptText {
  deliveryId: string;
  number: number;
  reason: string | null;
  answer: string | null;
}

const like = (runs: string[]) => runs.map((run) => `%${run}%`);

/** Payloads that one window holds at most, and always one: they go through this process's memory and its one thread. */
const MAX_WINDOW_BYTES = 1024 * 1024;

/**
 * Looks at the next events after an id, of all accounts, at most `size` and a mebibyte of them, and returns those of
 * `accountIds` with all the runs in their payload.
 */
export async function eventsThatMayHold(
  accountIds: string[],
  runs: string[],
  after: string,
  size: number,
): Promise<Window<EventText>> {
  const result = await pool().query<{ last: string | null; rows: EventText[] | null }>(
    `with s as (
       select e.*, sum(octet_length(payload)) over (order by id) - octet_length(payload) as bytes_before
         from (select id, account_id, recipient, message_id, payload from events where id > $3::bigint order by id limit $4) e),
     w as materialized (select * from s where bytes_before < $5)
     select (select max(id)::text from w) as last,
       (select json_agg(json_build_object('id', id::text, 'recipient', recipient, 'messageId', message_id, 'payload', payload))
          from w where account_id = any($1::char(24)[]) and lower(payload collate "C") like all($2::text[])) as rows`,
    [accountIds, like(runs), after, size, MAX_WINDOW_BYTES],
  );
  const [row] = result.rows;
  return { rows: row?.rows ?? [], last: row?.last ?? null };
}

/**
 * The same over the log of attempts, for those that were made for these accounts' webhooks or domains. A window holds whole
 * deliveries.
 */
export async function attemptsThatMayHold(
  accountIds: string[],
  runs: string[],
  after: string,
  size: number,
): Promise<Window<AttemptText>> {
  const result = await pool().query<{ last: string | null; rows: AttemptText[] | null }>(
    `with d as materialized (select delivery_id from attempts where delivery_id > $3::bigint order by delivery_id limit $4),
       w as (select * from attempts where delivery_id > $3::bigint and delivery_id <= (select max(delivery_id) from d))
     select (select max(delivery_id)::text from d) as last,
       (select json_agg(json_build_object('deliveryId', delivery_id::text, 'number', number, 'reason', reason, 'answer', answer))
          from w where (account_id = any($1::char(24)[])
              or domain_id in (select id from domains where account_id = any($1::char(24)[])))
            and lower(concat_ws(' ', reason, answer) collate "C") like all($2::text[])) as rows`,
    [accountIds, like(runs), after, size],
  );
  const [row] = result.rows;
  return { rows: row?.rows ?? [], last: row?.last ?? null };
}

/** Writes what is left of events. */
export async function writeEvents(events: EventText[]): Promise<void> {
  if (events.length === 0) return;
  await pool().query(
    `update events e set recipient = n.recipient, message_id = n.message_id, payload = n.payload
     from unnest($1::bigint[], $2::text[], $3::text[], $4::text[]) n(id, recipient, message_id, payload) where e.id = n.id`,
    [
      events.map(({ id }) => id),
      events.map(({ recipient }) => recipient),
      events.map(({ messageId }) => messageId),
      events.map(({ payload }) => payload),
    ],
  );
}

/** Writes what is left of attempts' reasons and answers. */
export async function writeAttempts(attempts: AttemptText[]): Promise<void> {
  if (attempts.length === 0) return;
  await pool().query(
    `update attempts a set reason = n.reason, answer = n.answer
     from unnest($1::bigint[], $2::int[], $3::text[], $4::text[]) n(delivery_id, number, reason, answer)
     where a.delivery_id = n.delivery_id and a.number = n.number`,
    [
      attempts.map(({ deliveryId }) => deliveryId),
      attempts.map(({ number }) => number),
      attempts.map(({ reason }) => reason),
      attempts.map(({ answer }) => answer),
    ],
  );
}

/**
 * Deletes what the accounts' bins were sent that may hold an address: they keep it for two days at most, and what they keep is
 * no record of anything, so that it is deleted rather than rewritten. Answers how many requests that were.
 */
export async function deleteBinRequestsThatMayHold(accountIds: string[], runs: string[]): Promise<number> {
  const result = await pool().query(
    `delete from bin_requests r using bins b
      where b.id = r.bin_id and b.account_id = any($1::char(24)[])
        and lower(concat_ws(' ', r.path, r.query, r.headers, encode(r.body, 'escape')) collate "C") like all($2::text[])`,
    [accountIds, like(runs)],
  );
  return result.rowCount ?? 0;
}
