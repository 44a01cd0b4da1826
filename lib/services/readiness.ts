import { join } from 'node:path';
import { log } from '@/lib/config/log';
import { listMissingMigrations } from '@/lib/storage/migrations';

/** Whether this process can serve: the database answers and has every migration of this version. */
export async function isReady(): Promise<boolean> {
  try {
    // npm and the supervisor run every process in the checkout.
    const missing = await listMissingMigrations(join(process.cwd(), 'prisma/migrations'));
    if (missing.length > 0) log.warn({ missing }, 'readiness.migrations_missing');
    return missing.length === 0;
  } catch (error) {
    log.warn({ error: error instanceof Error ? error.message : String(error) }, 'readiness.database_unreachable');
    return false;
  }
}
