import { randomBytes } from 'node:crypto';
import { refuseExposedDemo } from '@/lib/cli/refuse-demo';
import { log } from '@/lib/config/log';
import { hasAccounts } from '@/lib/storage/first-account';
import { type Demo, readDemo } from './demo-file';
import type { Shared } from './environment';
import { childEnvironment } from './environment';
import { moveDemo } from './move-demo';
import { seedDemo } from './seed-demo';

export interface FirstRun {
  /** Null when this database holds no demo data. */
  demo: Demo | null;
  /** The account that this start made; `password` only when it was invented here. */
  madeAccount: { email: string; password: string | null } | null;
}

const NO_WAY_IN =
  'The database holds no account yet. Set BOOTSTRAP_ADMIN_EMAIL and BOOTSTRAP_ADMIN_PASSWORD ' +
  '(and BOOTSTRAP_API_KEY for scripts) for one start, which makes the primary account and its admin.';

async function makeFirstAccount(shared: Shared): Promise<FirstRun['madeAccount']> {
  const { bootstrap, databaseUrl } = shared.settings;
  // An invented password would end up in the logs of a production machine; there a person must choose one.
  if (bootstrap === null && databaseUrl !== null) throw new Error(NO_WAY_IN);
  const invented = bootstrap === null ? randomBytes(15).toString('base64url') : null;
  const { createFirstAccount } = await import('@/lib/services/create-first-account');
  const made = await createFirstAccount({
    email: bootstrap?.email ?? 'admin@localhost',
    password: bootstrap?.password ?? invented ?? '',
    apiKey: bootstrap?.apiKey ?? null,
  });
  return made ? { email: made.email, password: invented } : null;
}

/**
 * Gives an empty database its first content: the account of the BOOTSTRAP settings; else, where that is allowed,
 * the demo; else (embedded database only) a primary account with an invented password. One that has accounts is
 * left as it is, but for demo webhooks, which follow the port. Throws a message for people when nobody could sign
 * in, and the stop's reason when one was asked for before there was an account.
 */
export async function fillEmptyDatabase(shared: Shared, migrations: string, stop: AbortSignal): Promise<FirstRun> {
  const { settings, database } = shared;
  // This process reads its settings the same way as its children do.
  Object.assign(process.env, childEnvironment(shared, false));
  const demo = settings.databaseUrl === null && settings.demoAllowed ? readDemo(settings.dataDir) : null;
  const filled = await hasAccounts(database.url);
  stop.throwIfAborted();
  // A demo that was made for this machine alone is not served to others later.
  if (filled) await refuseExposedDemo(settings.exposure, database.url);
  if (filled) return { demo: demo && (await moveDemo(settings, database.url, demo)), madeAccount: null };
  if (settings.demoAllowed) return { demo: await seedDemo(shared, migrations, stop), madeAccount: null };
  const madeAccount = await makeFirstAccount(shared);
  log.info('first_run.account_made');
  return { demo: null, madeAccount };
}
