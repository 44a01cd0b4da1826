import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import pg from 'pg';
import { startEmbeddedPostgres } from '@/lib/cli/postgres/embedded-postgres';
import { newEventId } from '@/lib/storage/ids';
import { type Receiver, startReceiver } from '@/lib/testing/receiver';
import { migratedDataDir, type Product, processesOf, removeDataDir, startProduct } from '../product';

const KEY = `key-${randomBytes(32).toString('hex')}`;
const AUTHORIZATION = `Basic ${Buffer.from(`api:${KEY}`).toString('base64')}`;
const DOMAIN = 'mg.crash.example';
export const WEBHOOKS = ['a', 'b', 'c'];
/** Slow enough that much is under way at any moment, quick enough that a test is. */
const ANSWER_MS = 15;

export const SETTINGS = {
  DEMO: '0',
  LOG_LEVEL: 'warn',
  NEXTAUTH_SECRET: 's'.repeat(32),
  ENCRYPTION_KEY: 'k'.repeat(32),
  ALLOW_PRIVATE_DESTINATIONS: '127.0.0.0/8',
  BOOTSTRAP_ADMIN_EMAIL: 'ops@example.com',
  BOOTSTRAP_ADMIN_PASSWORD: 'correct horse battery',
  BOOTSTRAP_API_KEY: KEY,
};

async function send(product: Product, path: string, body: BodyInit, type = 'application/json'): Promise<void> {
  const headers = { authorization: AUTHORIZATION, 'content-type': type };
  const answer = await fetch(`${product.url}${path}`, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  await answer.arrayBuffer();
}

/** What the log and the queue say when all is done, and what was held by whom before. */
export interface Books {
  events: number;
  queued: number;
  held: number;
  attempts: number;
  /** Deliveries whose attempts are not numbered 1 to n. */
  gaps: number;
  /** Attempts after one that was final. */
  afterTheEnd: number;
}

const BOOKS = `select
  (select count(*) from events)::int as events, (select count(*) from deliveries)::int as queued,
  (select count(*) from deliveries where owner <> 0)::int as held, (select count(*) from attempts)::int as attempts,
  (select count(*) from (select delivery_id from attempts group by 1
     having max(number) <> count(*) or min(number) <> 1) g)::int as gaps,
  (select count(*) from attempts a where exists (select from attempts f
     where f.delivery_id = a.delivery_id and f.final_status is not null and f.number < a.number))::int as "afterTheEnd"`;

/** The first row of an answer. */
export async function askDatabase<T extends pg.QueryResultRow>(
  url: string,
  text: string,
  values: unknown[] = [],
): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<T>(text, values);
  await client.end();
  return rows[0] as T;
}

export const readBooks = (url: string) => askDatabase<Books>(url, BOOKS);

/** A product with three webhooks at a receiver, and what was acknowledged to whoever handed in events. */
export class CrashWorld {
  readonly dataDir = migratedDataDir();
  readonly acknowledged = new Set<string>();

  private constructor(readonly receiver: Receiver) {}

  static async open(): Promise<CrashWorld> {
    const receiver = await startReceiver((_request, response) => {
      setTimeout(() => response.writeHead(200).end(), ANSWER_MS);
      return undefined;
    });
    return new CrashWorld(receiver);
  }

  start(env: Record<string, string> = {}): Promise<Product> {
    return startProduct({ dataDir: this.dataDir, env: { ...SETTINGS, ...env } });
  }

  async addWebhooks(product: Product): Promise<void> {
    await send(product, '/v4/domains', `name=${DOMAIN}`, 'application/x-www-form-urlencoded');
    for (const path of WEBHOOKS) {
      const webhook = { level: 'domain', domain: DOMAIN, eventTypes: ['opened'], url: `${this.receiver.url}/${path}` };
      await send(product, '/api/webhooks', JSON.stringify(webhook));
    }
  }

  /** Hands in a batch of events under ids of its own; they count as acknowledged once that is answered. */
  async post(product: Product, ids: string[]): Promise<void> {
    const events = ids.map((id) => ({ event: 'opened', id, recipient: 'ada@customer.example' }));
    await send(product, `/api/domains/${DOMAIN}/events`, JSON.stringify(events));
    for (const id of ids) this.acknowledged.add(id);
  }

  /** Hands in one event, whatever is answered; it counts as acknowledged when that is a 200. */
  async tryPost(product: Product, id: string): Promise<{ status: number; retryAfter: string | null }> {
    const body = JSON.stringify({ event: 'opened', id, recipient: 'ada@customer.example' });
    const headers = { authorization: AUTHORIZATION, 'content-type': 'application/json' };
    const answer = await fetch(`${product.url}/api/domains/${DOMAIN}/events`, { method: 'POST', headers, body });
    await answer.arrayBuffer();
    if (answer.status === 200) this.acknowledged.add(id);
    return { status: answer.status, retryAfter: answer.headers.get('retry-after') };
  }

  async postMany(product: Product, events: number): Promise<void> {
    for (let done = 0; done < events; done += 100) await this.post(product, Array.from({ length: 100 }, newEventId));
  }

  /** The queue's own view, while the product does not run. */
  async books(): Promise<Books> {
    const postgres = await startEmbeddedPostgres(this.dataDir);
    try {
      return await readBooks(postgres.url('postwire'));
    } finally {
      await postgres.stop();
    }
  }

  pidOf(part: 'web' | 'worker'): number {
    for (const pid of processesOf(this.dataDir)) {
      if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith(`postwire ${part}`)) return pid;
    }
    throw new Error(`No ${part} process runs.`);
  }

  postmaster(): number {
    const file = join(this.dataDir, 'postgres/cluster/postmaster.pid');
    return Number(readFileSync(file, 'utf8').split('\n')[0]);
  }

  /** One of the server's processes that serve a connection. */
  backend(): number {
    const postmaster = this.postmaster();
    const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8').trim().split(' ');
    const serving = children.find((pid) =>
      /^postgres: .*postwire postwire/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8')),
    );
    if (serving === undefined) throw new Error('No backend runs.');
    return Number(serving);
  }

  /** Each acknowledged event, at each webhook. */
  private arrived(): { distinct: number; posts: number } {
    const posts = this.receiver.requests.map(({ url, body }) => `${url} ${JSON.parse(body)['event-data'].id}`);
    const wanted = posts.filter((post) => this.acknowledged.has(post.split(' ')[1] ?? ''));
    return { distinct: new Set(wanted).size, posts: wanted.length };
  }

  /** Every acknowledged event is at every webhook, and nothing is owed any more: what was POSTed and not logged comes again. */
  async allDelivered(product: Product): Promise<void> {
    const owed = this.acknowledged.size * WEBHOOKS.length;
    await expect.poll(() => this.arrived().distinct, { timeout: 60_000 }).toBe(owed);
    const pending = async () => {
      const answer = await fetch(`${product.url}/api/deliveries?status=pending`, {
        headers: { authorization: AUTHORIZATION },
      });
      return ((await answer.json()) as { items?: unknown[] }).items?.length;
    };
    await expect.poll(pending, { timeout: 60_000 }).toBe(0);
  }

  /** Posts beyond one for each delivery. */
  repeats(): number {
    const { distinct, posts } = this.arrived();
    return posts - distinct;
  }

  async close(): Promise<void> {
    for (const pid of processesOf(this.dataDir)) process.kill(pid, 'SIGKILL');
    await expect.poll(() => processesOf(this.dataDir), { timeout: 60_000 }).toEqual([]);
    await this.receiver.close();
    removeDataDir(this.dataDir);
  }
}

/** What must hold whoever was killed when. */
export function expectSound(books: Books, { acknowledged }: CrashWorld): void {
  expect(books.events).toBeGreaterThanOrEqual(acknowledged.size);
  expect(books).toMatchObject({ queued: 0, gaps: 0, afterTheEnd: 0, attempts: books.events * WEBHOOKS.length });
}
