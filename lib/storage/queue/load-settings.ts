import type { EventType } from '@/lib/schemas/event-types';
import type { Queryable } from './queryable';

/** An account's signing keys as stored: sealed. `id` is part of what they are sealed with. */
export interface SealedKeys {
  id: string;
  key: string;
  /** The key before the last regeneration, while it still signs the Standard Webhooks header (24 h). */
  previous: string | null;
}

/** What the webhook says about an attempt. */
export interface EndpointSettings {
  endpointId: number;
  webhookId: string;
  accountId: string;
  /** Masked. */
  url: string;
  /** Sealed whole URL, where it carries credentials. */
  urlSecret: string | null;
  enabled: boolean;
  accountOpen: boolean;
  retryDelivered: boolean;
  eventTypes: EventType[];
}

/** What the event's account and domain say about an attempt. */
export interface SourceSettings {
  accountId: string;
  domainId: string;
  /** PII is to be redacted: the primary says so, or the domain (PRODUCT 2). */
  redact: boolean;
  keys: SealedKeys;
  parentKeys: SealedKeys | null;
}

export interface AttemptSettings {
  endpoints: EndpointSettings[];
  sources: SourceSettings[];
}

const keysOf = (alias: string) => `json_build_object('id', ${alias}.id, 'key', ${alias}.signing_key, 'previous',
  case when ${alias}.signing_key_rotated_at > now() - interval '24 hours' then ${alias}.previous_signing_key end)`;

const SQL = `
select
  (select coalesce(json_agg(json_build_object('endpointId', w.endpoint_id, 'webhookId', w.id, 'accountId', w.account_id,
      'url', w.url, 'urlSecret', w.url_secret, 'enabled', w.enabled, 'accountOpen', a.status = 'open',
      'retryDelivered', a.retry_delivered,
      'eventTypes', array(select t.event_type from webhook_event_types t where t.webhook_id = w.id))), '[]')
    from webhooks w join accounts a on a.id = w.account_id where w.endpoint_id = any($1::int[])) as endpoints,
  (select coalesce(json_agg(json_build_object('accountId', s.account_id, 'domainId', s.domain_id,
      'redact', coalesce(p.redact_pii, a.redact_pii) or coalesce(d.redact_pii, false),
      'keys', ${keysOf('a')}, 'parentKeys', case when p.id is not null then ${keysOf('p')} end)), '[]')
    from unnest($2::text[], $3::text[]) s(account_id, domain_id)
    join accounts a on a.id = s.account_id::bpchar
    left join accounts p on p.id = a.parent_id
    left join domains d on d.id = s.domain_id::bpchar) as sources`;

/**
 * Everything that people may change and that decides an attempt, read in one statement right after the claim
 * and never kept: the URL, whether it is enabled, the keys, the redaction (ARCHITECTURE 4). What is
 * absent from the answer was deleted.
 */
export async function loadSettings(
  db: Queryable,
  endpointIds: number[],
  sources: { accountId: string; domainId: string }[],
): Promise<AttemptSettings> {
  const result = await db.query<AttemptSettings>({
    name: 'load-settings',
    text: SQL,
    values: [endpointIds, sources.map((source) => source.accountId), sources.map((source) => source.domainId)],
  });
  return result.rows[0] ?? { endpoints: [], sources: [] };
}
