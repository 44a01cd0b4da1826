import type { EventType } from '@/lib/schemas/event-types';
import type { Queryable } from './queryable';

/** An enabled webhook that may hear of an event, in the order in which webhooks were made. */
export interface CandidateRow {
  webhookId: string;
  endpointId: number;
  accountId: string;
  /** Null at the account level. */
  domainId: string | null;
  region: string;
  /** SHA-256 of the exact URL, hex. */
  urlKey: string;
  eventTypes: EventType[];
}

const SQL = `
select w.id as "webhookId", w.endpoint_id as "endpointId", w.account_id as "accountId", w.domain_id as "domainId",
  w.region, encode(w.url_hash, 'hex') as "urlKey",
  array(select t.event_type from webhook_event_types t where t.webhook_id = w.id) as "eventTypes"
from webhooks w
where w.enabled and ((w.domain_id is null and w.account_id = any($1::bpchar[])) or w.domain_id = any($2::bpchar[]))
order by w.created_at, w.id`;

/** The enabled account-level webhooks of some accounts and the domain-level ones of some domains, of all regions. */
export async function listCandidates(
  db: Queryable,
  accountIds: string[],
  domainIds: string[],
): Promise<CandidateRow[]> {
  const result = await db.query<CandidateRow>({ name: 'list-candidates', text: SQL, values: [accountIds, domainIds] });
  return result.rows;
}
