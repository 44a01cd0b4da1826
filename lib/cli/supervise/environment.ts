import { listeningUrl } from '@/lib/config/listening-url';
import type { Database } from './database';
import type { Secrets } from './secrets';
import type { Settings } from './settings';

export interface Shared {
  settings: Settings;
  secrets: Secrets;
  database: Database;
  development: boolean;
}

/** What the supervisor alone reads, and nothing else should carry. */
const OWN = ['BOOTSTRAP_ADMIN_EMAIL', 'BOOTSTRAP_ADMIN_PASSWORD', 'BOOTSTRAP_API_KEY'];

/** The settings of a process, as lib/config/env reads them. */
export function childEnvironment(shared: Shared, demo: boolean): NodeJS.ProcessEnv {
  const { settings, secrets, database, development } = shared;
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OWN.includes(name)));
  return {
    ...inherited,
    ...secrets,
    NODE_ENV: development ? 'development' : 'production',
    DATABASE_URL: database.url,
    POSTWIRE_EMBEDDED: settings.databaseUrl === null ? '1' : '0',
    POSTWIRE_POSTGRES_PID: database.pid === null ? '' : String(database.pid),
    DATA_DIR: settings.dataDir,
    HOST: settings.host,
    PORT: String(settings.port),
    POSTWIRE_WEB: listeningUrl(settings.host, settings.port),
    DEMO: demo ? '1' : '0',
  };
}
