import { pool } from '../pool';
import type { Queryable } from './queryable';

/** A sending domain as the event door needs it. */
export interface EventDomainRow {
  id: string;
  name: string;
  accountId: string;
  parentAccountId: string | null;
  region: string;
  state: string;
  /** The account may hand in events. */
  accountOpen: boolean;
  /** False when the primary has switched the account's sending off. */
  maySend: boolean;
  /** Messages per calendar month that the account may post; null for no limit. */
  monthlyLimit: number | null;
}

const SQL = `
select d.id, d.name, d.account_id as "accountId", a.parent_id as "parentAccountId", d.region, d.state,
  a.status = 'open' as "accountOpen", coalesce((a.features ->> 'sending')::boolean, true) as "maySend",
  a.monthly_limit as "monthlyLimit"
from domains d join accounts a on a.id = d.account_id
where d.region = $2 and d.name = $3 and (d.account_id = $1::bpchar or a.parent_id = $1::bpchar)`;

/** A domain of an account or, for a primary, of one of its subaccounts, by name within a region. Null for anything else. */
export async function findEventDomain(
  of: { accountId: string; region: string; name: string },
  db: Queryable = pool(),
): Promise<EventDomainRow | null> {
  const result = await db.query<EventDomainRow>({
    name: 'find-event-domain',
    text: SQL,
    values: [of.accountId, of.region, of.name.toLowerCase()],
  });
  return result.rows[0] ?? null;
}
