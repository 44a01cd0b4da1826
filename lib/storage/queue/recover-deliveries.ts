import { idMaker } from '../ids';
import { REPEAT_DISTANCE } from '../matching-events';
import { int8Array, textArray } from './binary-array';
import { DUE_CHANNEL, MAX_HINTED_ENDPOINTS, type Queryable } from './queryable';
import { IS_PENDING } from './resend-delivery';

/** An event that a webhook is to hear of after all. */
export interface RecoverCandidate {
  eventRowId: bigint;
  webhookId: string;
}

export type RecoverVerdict = 'recover' | 'alreadySucceeded' | 'pending' | 'webhookGone';

export interface RecoveredWebhook {
  webhookId: string;
  url: string;
  verdict: RecoverVerdict;
  count: number;
}

const succeeded = (where: string) => `exists (select from attempts t
  where t.event_id = c.event_id and t.webhook_id = c.webhook_id and t.final_status = 'succeeded' and ${where})`;

const SQL = `
with c as (
  select distinct on (event_id, webhook_id) id, event_id, webhook_id::bpchar as webhook_id
  from unnest($1::bigint[], $2::bigint[], $3::text[]) t(id, event_id, webhook_id)
  order by event_id, webhook_id, id
), s as materialized (
  select c.id, c.event_id, c.webhook_id, w.endpoint_id, coalesce(w.url, wt.url, '') as url,
    case when ${succeeded(`t.delivery_id > c.event_id and t.delivery_id < c.event_id + ${REPEAT_DISTANCE}`)}
        or ${succeeded(`t.delivery_id - t.event_id >= ${REPEAT_DISTANCE}`)} then 'alreadySucceeded'
      when w.id is null then 'webhookGone'
      when ${IS_PENDING} then 'pending'
      else 'recover' end as verdict
  from c left join events e on e.id = c.event_id
  left join webhooks w on w.id = c.webhook_id and w.region = e.region and w.enabled
    and exists (select from webhook_event_types t where t.webhook_id = w.id and t.event_type = e.type)
  left join webhook_traces wt on wt.webhook_id = c.webhook_id and wt.replaced_at is null
), d as (
  insert into deliveries (id, event_id, endpoint_id)
  select s.id, s.event_id, s.endpoint_id from s where s.verdict = 'recover' and not $4::boolean
  returning endpoint_id
), n as (
  select pg_notify('${DUE_CHANNEL}', (select case when count(distinct endpoint_id) > ${MAX_HINTED_ENDPOINTS} then ''
    else string_agg(distinct endpoint_id::text, ',') end from d)) where exists (select from d)
)
select s.webhook_id as "webhookId", s.url, s.verdict, count(*)::int as count, (select count(*) from n) as notified
from s group by s.webhook_id, s.url, s.verdict order by count(*) desc, s.webhook_id`;

/**
 * Owes events to webhooks once more, as `resendDelivery` does for one: each event to each webhook once, unless it has reached it,
 * is on its way to it, or cannot be sent to it any more. With `dryRun` only says what it would do. One statement, so what it
 * answered is what it did.
 */
export async function recoverDeliveries(
  db: Queryable,
  candidates: readonly RecoverCandidate[],
  dryRun: boolean,
): Promise<RecoveredWebhook[]> {
  if (candidates.length === 0) return [];
  const ids = await idMaker();
  const result = await db.query<RecoveredWebhook>(SQL, [
    int8Array(candidates.map(() => ids.next())),
    int8Array(candidates.map(({ eventRowId }) => eventRowId)),
    textArray(candidates.map(({ webhookId }) => webhookId)),
    dryRun,
  ]);
  return result.rows;
}
