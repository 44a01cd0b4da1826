import type { LogFilter } from './log-filter';
import { pool } from './pool';

/**
 * The queue's names of the webhooks that a filter means. Asked for before the queue itself, since a statement that knows them from
 * the beginning knows how much of the queue is theirs: it reads a large receiver's from its newest end instead of all of it.
 */
export async function findEndpointIds(
  { accountIds, region, webhookId }: Pick<LogFilter, 'accountIds' | 'region' | 'webhookId'>,
  domainId: string | undefined,
): Promise<number[]> {
  const { rows } = await pool().query<{ id: number }>(
    `select endpoint_id as id from webhooks
      where account_id = any($1::bpchar[]) and region = $2 and ($3::bpchar is null or id = $3)
        and ($4::bpchar is null or domain_id is null or domain_id = $4)`,
    [accountIds, region, webhookId ?? null, domainId ?? null],
  );
  return rows.map(({ id }) => id);
}
