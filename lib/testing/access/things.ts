import { randomBytes } from 'node:crypto';
import { mintApiKey } from '@/lib/auth/api-key-text';
import type { Caller } from '@/lib/core/access';
import { acceptEvents } from '@/lib/dispatch/accept-events';
import type { UserRole } from '@/lib/schemas/roles';
import { createBin } from '@/lib/services/bins';
import { createSubaccount } from '@/lib/services/provision-account';
import { createApiKey } from '@/lib/services/provision-api-key';
import { newObjectId } from '@/lib/storage/ids';
import { pool } from '@/lib/storage/pool';
import { EXHAUSTED, settle } from '../settle';
import { addDomain, addWebhook, eventOf } from '../world';

/** In every text of an account's things that a request does not name: where it turns up, the account was shown. */
export const hiddenIn = (caller: Caller) => `hidden-${caller.account.id}`;

const unique = () => randomBytes(6).toString('hex');

/** Makes things of one account, a new one each time, so that no answer depends on what was asked before. */
export class Things {
  constructor(readonly caller: Caller) {}

  get accountId(): string {
    return this.caller.account.id;
  }

  private get hidden(): string {
    return hiddenIn(this.caller);
  }

  private row() {
    const { id, parentId } = this.caller.account;
    return { id, parentId, signingKey: '' };
  }

  /** A sending domain's name. */
  async domain(): Promise<string> {
    return (await addDomain(this.row())).name;
  }

  /** A webhook's id: of a domain of its own, or of the account. */
  async webhook({ level = 'domain' }: { level?: 'account' | 'domain' } = {}): Promise<string> {
    return (await this.webhookOn(level)).id;
  }

  private async webhookOn(level: 'account' | 'domain') {
    const domain = await addDomain(this.row());
    const url = `https://192.0.78.1/${this.hidden}/${unique()}`;
    if (level === 'account') await this.clearAccountLevel();
    const webhook = await addWebhook(this.row(), url, level === 'domain' ? { domain } : {});
    await pool().query('update webhooks set description = $2 where id = $1', [webhook.id, this.hidden]);
    return { ...webhook, domain, url };
  }

  /** The account has three places only. */
  private clearAccountLevel() {
    return pool().query('delete from webhooks where account_id = $1 and domain_id is null', [this.accountId]);
  }

  /** A domain with a webhook for every type, and that webhook's URL. */
  async domainWithWebhook(): Promise<{ domain: string; url: string }> {
    const { domain, url } = await this.webhookOn('domain');
    return { domain: domain.name, url };
  }

  /** A delivery's id: still pending, or one that was given up. */
  async delivery(status: 'pending' | 'exhausted' = 'exhausted'): Promise<string> {
    const { domain, id } = await this.webhookOn('domain');
    const recipient = `${this.hidden}@customer.example`;
    await acceptEvents({ domain, items: [{ ...eventOf('opened'), recipient }] });
    const { rows } = await pool().query<{ id: bigint }>(
      'select q.id from deliveries q join webhooks w on w.endpoint_id = q.endpoint_id where w.id = $1',
      [id],
    );
    const [delivery] = rows;
    if (!delivery) throw new Error('The event made no delivery.');
    await pool().query("update deliveries set due_at = now() + interval '1 hour' where id = $1", [delivery.id]);
    if (status === 'exhausted') await settle(BigInt(delivery.id), EXHAUSTED);
    return String(delivery.id);
  }

  /** An API key's id. */
  async key(): Promise<string> {
    return (await createApiKey(this.caller, { role: 'viewer', description: this.hidden })).id;
  }

  /** A person's id. Nobody signs in with the password. */
  async user(role: UserRole = 'viewer'): Promise<string> {
    const id = newObjectId();
    const email = `${unique()}@${this.hidden}.example`;
    await pool().query(
      "insert into users (id, account_id, email, name, role, password_hash) values ($1, $2, $3, $4, $5, 'none')",
      [id, this.accountId, email, this.hidden, role],
    );
    return id;
  }

  /** A subaccount's id; it has a monthly limit. */
  async subaccount(status: 'open' | 'disabled' = 'open'): Promise<string> {
    const { id } = await createSubaccount(this.caller, `${this.hidden} ${unique()}`);
    await pool().query('update accounts set status = $2, monthly_limit = 100 where id = $1', [id, status]);
    return id;
  }

  /** A request bin's id. An account has few at a time. */
  async bin(): Promise<string> {
    await pool().query('delete from bins where account_id = $1', [this.accountId]);
    return (await createBin(this.caller, { name: this.hidden })).id;
  }

  /** A key of the account that opened things once. */
  async revokedKey(): Promise<string> {
    const minted = mintApiKey();
    await pool().query(
      "insert into api_keys (id, account_id, role, secret_hash, prefix, revoked_at) values ($1, $2, 'admin', $3, $4, now())",
      [minted.id, this.accountId, minted.secretHash, minted.prefix],
    );
    return minted.secret;
  }
}
