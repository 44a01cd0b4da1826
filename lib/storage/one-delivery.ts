import { LOG_COLUMNS } from './delivery-parts';

/** One delivery by its id, wherever it stands. $1 is the id, $2 the accounts, $3 the region. */
export const ONE_DELIVERY_PARTS = [
  `select t.id, w.account_id, 'pending' as status, w.region, w.url, null as event_type, t.event_id, null::bpchar as domain_id,
          w.id as webhook_id, t.attempts, t.due_at, null::text as canceled_because
     from deliveries t join webhooks w on w.endpoint_id = t.endpoint_id
    where t.id = $1::bigint and w.account_id = any($2::bpchar[]) and w.region = $3`,
  `select delivery_id as id, account_id, final_status as status, ${LOG_COLUMNS}, number as attempts, null::timestamptz as due_at,
          null::text as canceled_because
     from attempts where delivery_id = $1::bigint and account_id = any($2::bpchar[]) and region = $3 and final_status is not null`,
  `select delivery_id as id, account_id, 'canceled' as status, ${LOG_COLUMNS}, attempts, null::timestamptz as due_at,
          reason as canceled_because
     from cancellations where delivery_id = $1::bigint and account_id = any($2::bpchar[]) and region = $3`,
];
