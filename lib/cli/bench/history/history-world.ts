import { createHash, randomBytes } from 'node:crypto';
import { newObjectId } from '@/lib/storage/ids';
import { pool } from '@/lib/storage/pool';
import { seal } from '@/lib/storage/secret-box';

/** An account of the filled world, with a key to ask as. */
export interface HistoryAccount {
  id: string;
  authorization: string;
  /** From the busiest to the one with the least. */
  domains: { id: string; name: string }[];
  webhooks: { id: string; url: string; endpointId: number }[];
}

export interface HistoryWorld {
  /** Half of everything, on 20 domains from very busy to nearly silent. */
  big: HistoryAccount;
  /** A primary with 50 subaccounts: a fifth of everything. */
  family: HistoryAccount;
  subaccount: HistoryAccount;
  /** One of 2,000 that share the rest. */
  small: HistoryAccount;
}

/** Where a message belongs and which webhook its event was owed to: message `m` takes place `m * 7919 % PLACES`. */
export const PLACES = 10_000;
const BIG = { places: 5_000, domains: 20 };
const FAMILY = { places: 2_000, subaccounts: 50 };
const SMALL = { accounts: 2_000 };

interface Place {
  domainId: string;
  /** Of the domain. */
  accountId: string;
  webhookId: string;
}

/** Rows of the control plane, collected and stored with one statement a table. */
class Rows {
  readonly accounts: { id: string; parentId: string | null; name: string; key: string }[] = [];
  readonly keys: { accountId: string; secret: string }[] = [];
  readonly domains: { id: string; accountId: string; name: string }[] = [];
  readonly webhooks: { id: string; accountId: string; domainId: string | null; url: string }[] = [];

  account(name: string, parentId: string | null = null): string {
    const id = newObjectId();
    const key = seal(`key-${randomBytes(16).toString('hex')}`, `account:${id}:signing-key`);
    this.accounts.push({ id, parentId, name, key });
    this.keys.push({ accountId: id, secret: `key-${randomBytes(32).toString('hex')}` });
    return id;
  }

  domain(accountId: string): string {
    const id = newObjectId();
    this.domains.push({ id, accountId, name: `mg${this.domains.length}.history.example` });
    return id;
  }

  webhook(accountId: string, domainId: string | null): string {
    const id = newObjectId();
    this.webhooks.push({ id, accountId, domainId, url: `https://hooks.example/${accountId.slice(0, 8)}/${id}` });
    return id;
  }

  async store(): Promise<void> {
    const db = pool();
    await db.query(
      `insert into accounts (id, parent_id, name, signing_key)
        select * from unnest($1::text[], $2::text[], $3::text[], $4::text[])`,
      columns(this.accounts, ['id', 'parentId', 'name', 'key']),
    );
    await db.query(
      `insert into api_keys (id, account_id, role, secret_hash, prefix)
        select id, account_id, 'admin', hash, 'key-'
          from unnest($1::text[], $2::text[], $3::bytea[]) k(id, account_id, hash)`,
      [
        this.keys.map(() => `${randomBytes(4).toString('hex')}-${randomBytes(4).toString('hex')}`),
        this.keys.map(({ accountId }) => accountId),
        this.keys.map(({ secret }) => createHash('sha256').update(secret).digest()),
      ],
    );
    await db.query(
      `insert into domains (id, account_id, region, name, state)
        select id, account_id, 'us', name, 'active' from unnest($1::text[], $2::text[], $3::text[]) d(id, account_id, name)`,
      columns(this.domains, ['id', 'accountId', 'name']),
    );
    await db.query(
      `insert into webhooks (id, account_id, domain_id, region, url, url_hash)
        select id, account_id, domain_id, 'us', url, sha256(url::bytea)
          from unnest($1::text[], $2::text[], $3::text[], $4::text[]) w(id, account_id, domain_id, url)`,
      columns(this.webhooks, ['id', 'accountId', 'domainId', 'url']),
    );
    await db.query(
      `insert into webhook_event_types (scope_id, region, event_type, slot, webhook_id, url_hash)
        select coalesce(w.domain_id, w.account_id), w.region, t.type,
               row_number() over (partition by coalesce(w.domain_id, w.account_id), t.type order by w.endpoint_id), w.id, w.url_hash
          from webhooks w cross join unnest(array['accepted', 'delivered', 'opened', 'clicked', 'unsubscribed', 'complained',
               'temporary_fail', 'permanent_fail']) t(type)
         where w.url like 'https://hooks.example/%'`,
    );
  }
}

function columns<T>(rows: T[], names: (keyof T)[]): unknown[] {
  return names.map((name) => rows.map((row) => row[name]));
}

/** The big account's places: few domains have nearly all, the last has a single place. */
function bigPlaces(rows: Rows, accountId: string): Place[] {
  const ofAccount = rows.webhook(accountId, null);
  const domains = Array.from({ length: BIG.domains }, () => {
    const domainId = rows.domain(accountId);
    return { domainId, webhooks: [rows.webhook(accountId, domainId), rows.webhook(accountId, domainId), ofAccount] };
  });
  const weights = domains.map((_, index) => 1 / (index + 1) ** 1.5);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const rare = domains.slice(1).flatMap(({ domainId, webhooks }, index) => {
    const count = index === domains.length - 2 ? 1 : Math.round(((weights[index + 1] ?? 0) / all) * BIG.places);
    return placesOf(accountId, domainId, webhooks, count);
  });
  const [first] = domains;
  return first ? [...rare, ...placesOf(accountId, first.domainId, first.webhooks, BIG.places - rare.length)] : rare;
}

function placesOf(accountId: string, domainId: string, webhooks: string[], count: number): Place[] {
  return Array.from({ length: count }, (_, index) => {
    return { accountId, domainId, webhookId: webhooks[index % webhooks.length] ?? '' };
  });
}

function familyPlaces(rows: Rows, primaryId: string, subaccountIds: string[]): Place[] {
  const ofPrimary = rows.webhook(primaryId, null);
  const count = FAMILY.places / subaccountIds.length;
  return subaccountIds.flatMap((accountId) => {
    const domainId = rows.domain(accountId);
    return placesOf(accountId, domainId, [ofPrimary, rows.webhook(accountId, domainId)], count);
  });
}

function smallPlaces(rows: Rows, accountIds: string[], count: number): Place[] {
  const homes = accountIds.map((accountId) => {
    const domainId = rows.domain(accountId);
    return { accountId, domainId, webhookId: rows.webhook(accountId, domainId) };
  });
  return Array.from({ length: count }, (_, index) => homes[index % homes.length]).filter(
    (place) => place !== undefined,
  );
}

/** `ownerIds`: whose domains the account's webhooks hear of. */
async function readAccount(rows: Rows, id: string, ownerIds = [id]): Promise<HistoryAccount> {
  const found = await pool().query<{ id: string; url: string; endpointId: number }>(
    'select id, url, endpoint_id as "endpointId" from webhooks where account_id = $1 order by endpoint_id',
    [id],
  );
  const secret = rows.keys.find(({ accountId }) => accountId === id)?.secret ?? '';
  return {
    id,
    authorization: `Basic ${Buffer.from(`api:${secret}`).toString('base64')}`,
    domains: rows.domains.filter(({ accountId }) => ownerIds.includes(accountId)).map(({ id, name }) => ({ id, name })),
    webhooks: found.rows,
  };
}

/**
 * Accounts, domains and webhooks of an installation with much behind it, and the table `bench_places` that
 * `fillHistory` takes each message's owner from.
 */
export async function makeHistoryWorld(): Promise<HistoryWorld> {
  const rows = new Rows();
  const big = rows.account('Big');
  const family = rows.account('Family');
  const subaccounts = Array.from({ length: FAMILY.subaccounts }, (_, n) => rows.account(`Sub ${n}`, family));
  const smalls = Array.from({ length: SMALL.accounts }, (_, n) => rows.account(`Small ${n}`));
  const places = [...bigPlaces(rows, big), ...familyPlaces(rows, family, subaccounts)];
  places.push(...smallPlaces(rows, smalls, PLACES - places.length));
  await rows.store();
  await pool().query(
    `create unlogged table bench_places as
      select p.place::int as place, p.account_id::char(24) as account_id, d.id as domain_id, d.name as domain_name, w.id as webhook_id,
             w.account_id as webhook_account_id, w.url, w.endpoint_id
        from unnest($1::text[], $2::text[], $3::text[]) with ordinality p(account_id, domain_id, webhook_id, place)
        join domains d on d.id = p.domain_id::char(24) join webhooks w on w.id = p.webhook_id::char(24)`,
    columns(places, ['accountId', 'domainId', 'webhookId']),
  );
  await pool().query('update bench_places set place = place - 1');
  await pool().query('analyze bench_places, accounts, domains, webhooks, webhook_event_types');
  const read = (id: string | undefined) => readAccount(rows, id ?? '');
  return {
    big: await read(big),
    family: await readAccount(rows, family, subaccounts),
    subaccount: await read(subaccounts[7]),
    small: await read(smalls[7]),
  };
}
