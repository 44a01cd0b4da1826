import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { EventDomain } from '@/lib/dispatch/event-group';
import { newObjectId } from '@/lib/storage/ids';
import { seal } from '@/lib/storage/secret-box';

export interface BenchWorld {
  domains: EventDomain[];
  /** Authorization header of an API key of the account. */
  authorization: string;
}

/**
 * One account with a key, and for each port a domain with one webhook there: an event is one delivery. With `redact` the
 * account redacts, so that every attempt parses, masks and writes its event anew.
 */
export async function makeWorld(db: pg.Pool, ports: number[], { redact = false } = {}): Promise<BenchWorld> {
  const accountId = newObjectId();
  const sealed = seal(`key-${randomBytes(16).toString('hex')}`, `account:${accountId}:signing-key`);
  await db.query('insert into accounts (id, name, signing_key, redact_pii) values ($1, $2, $3, $4)', [
    accountId,
    'Bench',
    sealed,
    redact,
  ]);
  const key = `key-${randomBytes(32).toString('hex')}`;
  const hash = createHash('sha256').update(key).digest();
  await db.query("insert into api_keys (id, account_id, role, secret_hash, prefix) values ($1, $2, 'admin', $3, $4)", [
    `${randomBytes(4).toString('hex')}-${randomBytes(4).toString('hex')}`,
    accountId,
    hash,
    key.slice(0, 8),
  ]);
  const domains: EventDomain[] = [];
  for (const port of ports) {
    const [id, webhookId] = [newObjectId(), newObjectId()];
    const name = `mg${port}.example`;
    const url = `http://127.0.0.1:${port}/hook`;
    const urlHash = createHash('sha256').update(url).digest();
    await db.query("insert into domains (id, account_id, region, name) values ($1, $2, 'us', $3)", [
      id,
      accountId,
      name,
    ]);
    await db.query(
      "insert into webhooks (id, account_id, domain_id, region, url, url_hash) values ($1, $2, $3, 'us', $4, $5)",
      [webhookId, accountId, id, url, urlHash],
    );
    await db.query("insert into webhook_event_types values ($1, 'us', 'delivered', 1, $2, $3)", [
      id,
      webhookId,
      urlHash,
    ]);
    domains.push({ id, name, accountId, parentAccountId: null, region: 'us' });
  }
  return { domains, authorization: `Basic ${Buffer.from(`api:${key}`).toString('base64')}` };
}
