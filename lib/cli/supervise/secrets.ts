import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Settings } from './settings';

const NAMES = ['NEXTAUTH_SECRET', 'ENCRYPTION_KEY', 'CRON_SECRET'] as const;
type Name = (typeof NAMES)[number];
export type Secrets = Partial<Record<Name, string>>;

const fileSchema = z.partialRecord(z.enum(NAMES), z.string());

/** With a database of one's own, every machine must have the same secrets, so none is invented. */
function requireGiven(source: NodeJS.ProcessEnv): Secrets {
  const missing = (['NEXTAUTH_SECRET', 'ENCRYPTION_KEY'] as const).filter((name) => !source[name]);
  if (missing.length === 0) return {};
  throw new Error(
    `DATABASE_URL is set, so ${missing.join(' and ')} must be set as well: every process that shares the database ` +
      'needs the same. Make one with: openssl rand -hex 32',
  );
}

/**
 * The secrets that the environment lacks. With the embedded database they are made at the first start and kept in
 * `secrets.json` (0600) in the data directory; losing ENCRYPTION_KEY would lose the signing keys. With DATABASE_URL
 * NEXTAUTH_SECRET and ENCRYPTION_KEY must be given: throws a message that names what is missing.
 */
export function readSecrets(settings: Settings, source: NodeJS.ProcessEnv): Secrets {
  if (settings.databaseUrl !== null) return requireGiven(source);
  const file = join(settings.dataDir, 'secrets.json');
  const kept: Secrets = existsSync(file) ? fileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
  const lacking = NAMES.filter((name) => !source[name]);
  const made = lacking.filter((name) => kept[name] === undefined);
  if (made.length > 0) {
    for (const name of made) kept[name] = randomBytes(32).toString('hex');
    writeFileSync(`${file}.new`, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return Object.fromEntries(lacking.map((name) => [name, kept[name]]));
}
