import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { env } from '@/lib/config/env';
import { withDatabase } from '@/lib/testing/database';
import { sourceFiles } from '@/lib/testing/source-files';
import { addAccount, addWebhook, type TestAccount, type TestWebhook } from '@/lib/testing/world';
import { findClientCertificate, insertClientCertificate } from './client-certificates';
import { pool } from './pool';
import { rewrapSecrets } from './rewrap-secrets';
import { currentPrefix, seal } from './secret-box';
import { findSigningKey, replaceSigningKey } from './signing-keys';
import { fullUrl, webhookUrlContext } from './webhooks';

await withDatabase();

const OLD = 'an-old-encryption-key-of-the-tests-only';
const NEW = 'a-new-encryption-key-of-the-tests-only!';
const URL_WITH_PASSWORD = 'https://ada:secret@hooks.example/x';
let account: TestAccount;
let webhook: TestWebhook;

const keys = (current: string, previous?: string) =>
  Object.assign(env(), { ENCRYPTION_KEY: current, ENCRYPTION_KEY_PREVIOUS: previous });

beforeEach(async () => {
  await pool().query('truncate accounts, client_certificates cascade');
  keys(OLD);
  account = await addAccount();
  await replaceSigningKey(account.id, 'key-second', new Date());
  webhook = await addWebhook(account, 'https://ada:***@hooks.example/x');
  await pool().query('update webhooks set url_secret = $1', [seal(URL_WITH_PASSWORD, webhookUrlContext(webhook.id))]);
  await insertClientCertificate({ certificate: 'public', privateKey: 'private' });
});

async function openAll() {
  const { rows } = await pool().query('select id, url, url_secret as "urlSecret" from webhooks');
  return [await findSigningKey(account.id), fullUrl(rows[0]), (await findClientCertificate())?.privateKey];
}
const ALL = ['key-second', URL_WITH_PASSWORD, 'private'];

describe('a change of ENCRYPTION_KEY', () => {
  it('both keys open everything before, and the new one alone afterwards', async () => {
    keys(NEW);
    await expect(openAll()).rejects.toThrow('another ENCRYPTION_KEY');
    keys(NEW, OLD);
    expect(await openAll()).toEqual(ALL);
    expect(await rewrapSecrets()).toEqual({ sealed: 4, unreadable: [] });
    keys(NEW);
    expect(await openAll()).toEqual(ALL);
    keys(OLD);
    await expect(openAll()).rejects.toThrow('another ENCRYPTION_KEY');
  });

  it('run again there is nothing left to do', async () => {
    keys(NEW, OLD);
    await rewrapSecrets();
    expect(await rewrapSecrets()).toEqual({ sealed: 0, unreadable: [] });
  });

  it('takes more than one batch, and goes on where it was stopped', async () => {
    for (let i = 0; i < 450; i += 1) await addAccount();
    keys(NEW, OLD);
    await pool().query('update accounts set signing_key = $2 where id = $1', [account.id, seal('done', 'elsewhere')]);
    expect(await rewrapSecrets()).toEqual({ sealed: 453, unreadable: [] });
  });

  it('leaves what opens under neither key, and says where', async () => {
    await pool().query("update webhooks set url_secret = 'v1.00000000.AAAA'");
    keys(NEW, OLD);
    expect(await rewrapSecrets()).toEqual({ sealed: 3, unreadable: [`webhooks.url_secret ${webhook.id}`] });
    const { rows } = await pool().query('select url_secret from webhooks');
    expect(rows).toEqual([{ url_secret: 'v1.00000000.AAAA' }]);
  });

  it('never undoes a signing key that was regenerated meanwhile', async () => {
    keys(NEW, OLD);
    const regenerations = (async () => {
      for (let i = 0; i < 10; i += 1) await replaceSigningKey(account.id, `key-${i}`, new Date());
    })();
    await Promise.all([regenerations, rewrapSecrets(), rewrapSecrets()]);
    await rewrapSecrets();
    keys(NEW);
    expect(await findSigningKey(account.id)).toBe('key-9');
  });
});

it('every place that seals a secret is known here: add its column to SEALED_COLUMNS', () => {
  const root = join(import.meta.dirname, '../..');
  const sealing = sourceFiles(['lib', 'app', 'prisma'])
    .map(({ path }) => path)
    .filter((path) => !/\.test\.ts$|^lib\/testing\/|^lib\/cli\/bench\/|rewrap-secrets|secret-box/.test(path))
    .filter((path) => /\bseal\(/.test(readFileSync(join(root, path), 'utf8')));
  expect(sealing.sort()).toEqual([
    // accounts.signing_key
    'lib/services/create-first-account.ts',
    'lib/services/provision-account.ts',
    // webhooks.url_secret
    'lib/storage/change-webhooks.ts',
    'lib/storage/client-certificates.ts',
    'lib/storage/signing-keys.ts',
  ]);
  expect(currentPrefix()).toMatch(/^v1\.[0-9a-f]{8}\.$/);
});
