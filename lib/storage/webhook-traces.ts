import { pool } from './pool';

/** What is known of a webhook, also when it has been deleted. */
export interface WebhookTraceRow {
  webhookId: string;
  accountId: string;
  /** Null at the account level. */
  domainId: string | null;
  description: string;
}

const SQL = `
select webhook_id as "webhookId", account_id as "accountId", domain_id as "domainId", description
from webhook_traces where webhook_id = any($1::bpchar[]) and replaced_at is null`;

/** What is known of some webhooks, by id. The caller decides what of it may be shown to whom. */
export async function findWebhookTraces(webhookIds: readonly string[]): Promise<Map<string, WebhookTraceRow>> {
  if (webhookIds.length === 0) return new Map();
  const { rows } = await pool().query<WebhookTraceRow>(SQL, [webhookIds]);
  return new Map(rows.map((row) => [row.webhookId, row]));
}
