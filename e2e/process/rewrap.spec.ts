import { spawn } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@/lib/cli/postgres/embedded-postgres';
import { createDatabaseIfMissing } from '@/lib/storage/create-database';
import { type Receiver, startReceiver } from '@/lib/testing/receiver';
import { newDataDir, type Product, processesOf, removeDataDir, startProduct } from '../product';

test.skip(process.platform !== 'linux', 'What runs is read from /proc.');
test.describe.configure({ timeout: 240_000 });

const ROOT = join(import.meta.dirname, '../..');
const DOMAIN = 'mg.rewrap.example';
const API_KEY = `key-${randomBytes(32).toString('hex')}`;
const authorization = `Basic ${Buffer.from(`api:${API_KEY}`).toString('base64')}`;
const newKey = () => randomBytes(32).toString('hex');
const SETTINGS = {
  DEMO: '0',
  LOG_LEVEL: 'warn',
  ALLOW_PRIVATE_DESTINATIONS: '127.0.0.0/8',
  BOOTSTRAP_ADMIN_EMAIL: 'ops@example.com',
  BOOTSTRAP_ADMIN_PASSWORD: 'correct horse battery',
  BOOTSTRAP_API_KEY: API_KEY,
};

let dataDir = '';
let receiver: Receiver;
test.beforeEach(async () => {
  dataDir = newDataDir();
  receiver = await startReceiver();
});
test.afterEach(async () => {
  for (const pid of processesOf(dataDir)) process.kill(pid, 'SIGKILL');
  await receiver.close();
  removeDataDir(dataDir);
});

async function ask(product: Product, path: string, body?: object): Promise<Record<string, unknown>> {
  const init = body && { method: 'POST', body: JSON.stringify(body) };
  const headers = { authorization, 'content-type': 'application/json' };
  const answer = await fetch(`${product.url}${path}`, { ...init, headers });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as Record<string, unknown>;
}
const signingKey = async (product: Product) => (await ask(product, '/api/signing-key?reveal=true')).key as string;

/** A webhook whose URL carries credentials. */
async function addWebhook(product: Product): Promise<void> {
  await ask(product, '/api/domains', { name: DOMAIN });
  const url = receiver.url.replace('://', '://ada:s3cret@');
  await ask(product, '/api/webhooks', { level: 'domain', domain: DOMAIN, url, eventTypes: ['opened'] });
}

/** What is delivered is signed with the key of then, and carries the credentials of the URL. */
async function expectDelivered(product: Product, key: string): Promise<void> {
  const before = receiver.requests.length;
  await ask(product, `/api/domains/${DOMAIN}/events`, { event: 'opened', recipient: 'ada@customer.example' });
  const request = (await receiver.waitFor(before + 1, 60_000)).at(-1);
  const { timestamp, token, signature } = JSON.parse(request?.body ?? '').signature;
  expect(createHmac('sha256', key).update(`${timestamp}${token}`).digest('hex')).toBe(signature);
  expect(request?.headers.authorization).toBe(`Basic ${Buffer.from('ada:s3cret').toString('base64')}`);
}

/** Runs `npm run rewrap`, or its own command where the tests were not started by npm. */
function rewrap(env: Record<string, string>): Promise<{ code: number | null; printed: string }> {
  const npm = process.env.npm_execpath;
  const args = npm ? [npm, 'run', '--silent', 'rewrap'] : ['lib/cli/run.mjs', 'rewrap'];
  const { DATABASE_URL: _, ...inherited } = process.env;
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...inherited, NODE_ENV: 'production', DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8');
    });
  }
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, printed })));
}

test.describe('with a database of one’s own', () => {
  let postgres: EmbeddedPostgres;
  test.afterEach(() => postgres?.stop());

  /** How each stored secret begins: with the id of the key that sealed it. */
  async function sealedUnder(): Promise<string[]> {
    const client = new pg.Client({ connectionString: postgres.url('postwire') });
    await client.connect();
    const { rows } = await client.query<{ id: string }>(
      `select distinct split_part(sealed, '.', 2) as id from (
         select signing_key from accounts union all select previous_signing_key from accounts
         union all select url_secret from webhooks union all select private_key from client_certificates) s(sealed)
       where sealed is not null`,
    );
    await client.end();
    return rows.map(({ id }) => id);
  }

  test('npm run rewrap moves every secret to the new key while the product runs, and the old one is needed no more', async () => {
    postgres = await startEmbeddedPostgres(join(dataDir, 'own'), { settings: { fsync: 'off' } });
    await createDatabaseIfMissing(postgres.url('postgres'), 'postwire');
    const shared = { ...SETTINGS, DATABASE_URL: postgres.url('postwire'), NEXTAUTH_SECRET: newKey() };
    const [before, after] = [newKey(), newKey()];

    const first = await startProduct({ dataDir, env: { ...shared, ENCRYPTION_KEY: before } });
    await addWebhook(first);
    const key = await signingKey(first);
    await first.stop();
    const [oldId, ...others] = await sealedUnder();
    expect(others).toEqual([]);

    const both = { ...shared, ENCRYPTION_KEY: after, ENCRYPTION_KEY_PREVIOUS: before };
    const second = await startProduct({ dataDir, env: both });
    await expectDelivered(second, key);
    const told = await rewrap(both);
    expect(told.printed).toMatch(/^Sealed anew: [1-9]\d*\.\nNothing needs ENCRYPTION_KEY_PREVIOUS any more/m);
    expect(told.code).toBe(0);
    await expectDelivered(second, key);
    await second.stop();
    const now = await sealedUnder();
    expect(now).toHaveLength(1);
    expect(now).not.toContain(oldId);
    expect((await rewrap(both)).printed).toContain('Sealed anew: 0.');

    const third = await startProduct({ dataDir, env: { ...shared, ENCRYPTION_KEY: after } });
    expect(await signingKey(third)).toBe(key);
    await expectDelivered(third, key);
    await third.stop();
    for (const secret of [before, after, key, 's3cret']) expect(told.printed).not.toContain(secret);
  });
});

test('with the embedded database the next start does it', async () => {
  const [before, after] = [newKey(), newKey()];
  const first = await startProduct({ dataDir, env: { ...SETTINGS, ENCRYPTION_KEY: before } });
  await addWebhook(first);
  const key = await signingKey(first);
  await first.stop();
  const env = { ...SETTINGS, ENCRYPTION_KEY: after, ENCRYPTION_KEY_PREVIOUS: before };
  const second = await startProduct({ dataDir, env });
  expect(second.output()).toMatch(/Sealed anew: [1-9]/);
  await second.stop();
  const third = await startProduct({ dataDir, env: { ...SETTINGS, ENCRYPTION_KEY: after } });
  expect(await signingKey(third)).toBe(key);
  await expectDelivered(third, key);
  await third.stop();
});

test('npm run rewrap says what it lacks, and changes nothing', async () => {
  const secrets = { NEXTAUTH_SECRET: newKey(), ENCRYPTION_KEY: newKey() };
  const without = await rewrap({ ...secrets, ENCRYPTION_KEY_PREVIOUS: newKey() });
  expect([without.code, without.printed]).toEqual([1, expect.stringContaining('Set DATABASE_URL')]);
  const onlyOne = await rewrap({ ...secrets, DATABASE_URL: 'postgresql://127.0.0.1:1/none' });
  expect([onlyOne.code, onlyOne.printed]).toEqual([1, expect.stringContaining('Set ENCRYPTION_KEY_PREVIOUS')]);
});
