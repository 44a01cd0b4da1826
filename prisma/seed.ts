import { releaseDatabase } from '@/lib/cli/release-database';
import type { Demo } from '@/lib/cli/supervise/demo-file';
import { exposedBy } from '@/lib/config/exposed-by';
import { pool } from '@/lib/storage/pool';
import { createDemoAccess } from './demo/access';
import { createDemoAccounts, DOMAINS } from './demo/accounts';
import { createDemoAudit } from './demo/audit';
import { createDemoHistory } from './demo/history';
import { createDemoWebhooks } from './demo/webhooks';

/**
 * Fills an empty, migrated database (DATABASE_URL) with demo data whose webhooks point at the demo receiver below
 * `baseUrl`. Answers with how to get in; keys and the password are random and known nowhere else.
 */
async function seed(baseUrl: string): Promise<Demo> {
  const accounts = await createDemoAccounts();
  const behaviours = await createDemoWebhooks(accounts, baseUrl);
  await createDemoHistory(accounts, behaviours, new Date());
  await createDemoAccess(accounts, new Date());
  await createDemoAudit(accounts, new Date());
  const { primary, subaccount, otherSubaccount } = accounts;
  return {
    baseUrl,
    email: primary.people.admin,
    password: accounts.password,
    apiKey: primary.apiKey,
    domain: DOMAINS.primary,
    people: {
      'primary admin': primary.people.admin,
      'primary developer': primary.people.developer,
      'primary viewer': primary.people.viewer,
      'subaccount admin': subaccount.people.admin,
      'subaccount developer': subaccount.people.developer,
      'subaccount viewer': subaccount.people.viewer,
      'other subaccount admin': otherSubaccount.people.admin,
    },
    keys: { primary: primary.apiKey, subaccount: subaccount.apiKey, 'other subaccount': otherSubaccount.apiKey },
    domains: {
      primary: DOMAINS.primary,
      eu: DOMAINS.eu,
      subaccount: DOMAINS.subaccount,
      'other subaccount': DOMAINS['other subaccount'],
    },
  };
}

let done = false;

/** The supervisor is gone (kill -9): what is half made is of no use, and nobody else would end the database. */
function abandon(): void {
  if (done) return;
  releaseDatabase();
  process.exit(1);
}

// A terminal sends Ctrl-C to the whole group; the supervisor ends this process in order.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => process.connected || process.exit(1));
process.on('disconnect', abandon);
if (process.connected === false) abandon();

// Its people sign in with a password that is printed: nowhere but on a machine of one's own.
const { HOST: host = '', PUBLIC_URL: publicUrl, POSTWIRE_EMBEDDED: embedded, TRUSTED_PROXIES: proxies } = process.env;
const exposed = exposedBy({ host, publicUrl, embedded: embedded === '1', trustedProxies: Number(proxies || 0) });
if (exposed !== null) throw new Error(`No demo is made here: ${exposed}.`);

const demo = await seed(process.env.SEED_BASE_URL ?? 'http://127.0.0.1:3000');
await pool().end();
done = true;
process.send?.(demo, () => process.disconnect?.());
