import { Conditions } from './keyset';
import type { LogFilter } from './log-filter';
import { pool } from './pool';

/** Deliveries of so many events are looked up one by one; a recipient that has more is found by looking through the list. */
const MAX_LOOKED_UP = 1_000;

/** Rows that are made with an event have ids less than this behind its own (migration `deliveries`). */
export const REPEAT_DISTANCE = 2 ** 28;

/** As the indexes fold it: ASCII alone, whatever the database's locale. */
const folded = (text: string) => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

/** The conditions by which an event `e` is of a recipient and of a message, folded as their indexes fold them. */
export function eventConditions(filter: Pick<LogFilter, 'recipient' | 'messageId'>, where: Conditions): string[] {
  const { recipient, messageId } = filter;
  return [
    ...(recipient === undefined ? [] : [`lower(e.recipient collate "C") = ${where.param(folded(recipient))}`]),
    ...(messageId === undefined ? [] : [`lower(e.message_id collate "C") = ${where.param(folded(messageId))}`]),
  ];
}

/**
 * The events that a filter by recipient or message-id means, newest first; undefined where it has neither, and `'many'` where
 * there are too many to look each of them up. Looks at the domains that webhooks of the accounts hear of: their own and
 * their subaccounts'.
 */
export async function findMatchingEvents(
  filter: LogFilter,
  domainId: string | undefined,
): Promise<string[] | 'many' | undefined> {
  if (filter.recipient === undefined && filter.messageId === undefined) return undefined;
  const where = new Conditions();
  if (domainId === undefined) {
    const accounts = `${where.param(filter.accountIds)}::bpchar[]`;
    where.add(`e.domain_id = any(array(
      select d.id from domains d join accounts a on a.id = d.account_id
       where d.region = ${where.param(filter.region)} and (a.id = any(${accounts}) or a.parent_id = any(${accounts}))))`);
  } else {
    where.add(`e.domain_id = ${where.param(domainId)}`);
    where.add(`e.region = ${where.param(filter.region)}`);
  }
  for (const condition of eventConditions(filter, where)) where.add(condition);
  const { rows } = await pool().query<{ id: bigint }>(
    `select e.id from events e where ${where.sql()} order by e.id desc limit ${MAX_LOOKED_UP + 1}`,
    where.params,
  );
  return rows.length > MAX_LOOKED_UP ? 'many' : rows.map(({ id }) => String(id));
}

/**
 * Rows of one table that belong to the events of a list of ids (a placeholder), whenever they were made. `id` is the column
 * with the delivery's id, `where` further conditions on `t`.
 */
export function ofEvents(table: 'attempts' | 'deliveries', id: string, eventIds: string, where: string): string {
  // Behind `offset 0` the planner cannot take an index of the further conditions instead: it expects very many rows in the
  // narrow range of ids, where there are a few.
  return `unnest(${eventIds}::bigint[]) m(id) cross join lateral (
      select * from (select * from ${table} t where t.${id} > m.id and t.${id} < m.id + ${REPEAT_DISTANCE} offset 0) t
       where t.event_id = m.id and ${where}
      union all
      select * from ${table} t where t.event_id = m.id and t.${id} - t.event_id >= ${REPEAT_DISTANCE} and ${where}) t`;
}
