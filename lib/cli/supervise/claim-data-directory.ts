import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { claimFile } from '@/lib/cli/setup/claim.mjs';
import type { Settings } from './settings';

/**
 * Makes the data directory and holds it for this process; answers with what lets it go. Throws a message for
 * people when another Postwire runs on it.
 */
export function claimDataDirectory(settings: Settings): () => void {
  if (settings.databaseUrl !== null) return () => undefined;
  mkdirSync(settings.dataDir, { recursive: true, mode: 0o700 });
  // As root the database's own user must pass through; what is secret in it is 0600.
  chmodSync(settings.dataDir, process.getuid?.() === 0 ? 0o711 : 0o700);
  const claim = claimFile(join(settings.dataDir, 'running.json'), { host: settings.host, port: settings.port });
  if (claim.held) return claim.release;
  throw new Error(
    `Postwire already runs on ${settings.dataDir} (process ${claim.holder.pid}, port ${claim.holder.port}). ` +
      'Stop it first, or give this one a DATA_DIR and a PORT of its own.',
  );
}
