import { createHash } from 'node:crypto';
import { acceptEvents } from '@/lib/dispatch/accept-events';
import type { EventDomain } from '@/lib/dispatch/event-group';
import type { EventType } from '@/lib/schemas/event-types';
import { EVENT_TYPES } from '@/lib/schemas/event-types';
import { newObjectId } from '@/lib/storage/ids';
import { pool } from '@/lib/storage/pool';
import { seal } from '@/lib/storage/secret-box';

/** An account with its signing key, as tests need it. */
export interface TestAccount {
  id: string;
  parentId: string | null;
  signingKey: string;
}

/** Makes an account; a subaccount when `parentId` is given. */
export async function addAccount(parentId: string | null = null): Promise<TestAccount> {
  const id = newObjectId();
  const signingKey = `key-${newObjectId()}00000000`;
  await pool().query('insert into accounts (id, parent_id, name, signing_key) values ($1, $2, $3, $4)', [
    id,
    parentId,
    `Account ${id}`,
    seal(signingKey, `account:${id}:signing-key`),
  ]);
  return { id, parentId, signingKey };
}

/** Makes a sending domain of an account. */
export async function addDomain(account: TestAccount, region = 'us'): Promise<EventDomain> {
  const id = newObjectId();
  const name = `mg-${id}.example`;
  await pool().query('insert into domains (id, account_id, region, name) values ($1, $2, $3, $4)', [
    id,
    account.id,
    region,
    name,
  ]);
  return { id, name, accountId: account.id, parentAccountId: account.parentId, region };
}

export interface TestWebhook {
  id: string;
  endpointId: number;
}

/** Makes a webhook at the account level, or at a domain's. Its types take the next free places. */
export async function addWebhook(
  account: TestAccount,
  url: string,
  options: { domain?: EventDomain; types?: EventType[]; region?: string } = {},
): Promise<TestWebhook> {
  const id = newObjectId();
  const { domain, types = [...EVENT_TYPES], region = domain?.region ?? 'us' } = options;
  const urlHash = createHash('sha256').update(url).digest();
  const inserted = await pool().query<{ endpoint_id: number }>(
    `insert into webhooks (id, account_id, domain_id, region, url, url_hash) values ($1, $2, $3, $4, $5, $6) returning endpoint_id`,
    [id, account.id, domain?.id ?? null, region, url, urlHash],
  );
  await pool().query(
    `insert into webhook_event_types (scope_id, region, event_type, slot, webhook_id, url_hash)
     select $1, $2, t, (select count(*) + 1 from webhook_event_types where scope_id = $1::bpchar and region = $2 and event_type = t), $3, $4
     from unnest($5::text[]) t`,
    [domain?.id ?? account.id, region, id, urlHash, types],
  );
  return { id, endpointId: inserted.rows[0]?.endpoint_id ?? 0 };
}

/** The least that an event of a type must say. */
export function eventOf(type: EventType, over: Record<string, unknown> = {}): Record<string, unknown> {
  const failed = type === 'permanent_fail' || type === 'temporary_fail';
  return {
    event: failed ? 'failed' : type,
    ...(failed && { severity: type === 'permanent_fail' ? 'permanent' : 'temporary' }),
    recipient: 'ada@customer.example',
    ...over,
  };
}

/** Hands in one event. */
export async function accept(domain: EventDomain, type: EventType = 'opened', over: Record<string, unknown> = {}) {
  const { items } = await acceptEvents({ domain, items: [eventOf(type, over)] });
  const [item] = items;
  if (!item) throw new Error('The event was not accepted.');
  return item;
}
