import { fork } from 'node:child_process';
import { join } from 'node:path';
import { createDatabaseIfMissing, dropDatabase, replaceDatabase } from '@/lib/storage/create-database';
import { applyMigrations } from '@/lib/storage/migrations';
import { type Demo, demoSchema, writeDemo } from './demo-file';
import { childEnvironment, type Shared } from './environment';
import { demoBaseUrl } from './move-demo';

const SEEDED = 'postwire_demo';

function withName(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

/** Runs prisma/seed.ts in a process of its own, so that what it needs leaves the supervisor again. A stop ends it. */
function runSeed(environment: NodeJS.ProcessEnv, stop: AbortSignal): Promise<Demo> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'seed.mjs'), [], { env: environment, stdio: 'inherit' });
    // Nothing is lost: what it made so far is dropped by the next start.
    const end = () => child.kill('SIGKILL');
    stop.addEventListener('abort', end, { once: true });
    let demo: Demo | undefined;
    child.once('message', (message) => {
      demo = demoSchema.parse(message);
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      stop.removeEventListener('abort', end);
      if (stop.aborted) reject(stop.reason);
      else if (code === 0 && demo) resolve(demo);
      else
        reject(new Error(`The demo data could not be made (the seed ended with code ${code}). DEMO=0 goes without.`));
    });
  });
}

/**
 * Fills the empty embedded database with the demo. It is made in a database beside it, which then takes its place:
 * a start that is stopped or killed half way leaves nothing half made, and the next one makes it anew.
 */
export async function seedDemo(shared: Shared, migrations: string, stop: AbortSignal): Promise<Demo> {
  const { settings, database } = shared;
  const admin = withName(database.url, 'postgres');
  const url = withName(database.url, SEEDED);
  await dropDatabase(admin, SEEDED);
  stop.throwIfAborted();
  await createDatabaseIfMissing(admin, SEEDED);
  stop.throwIfAborted();
  await applyMigrations(url, migrations);
  stop.throwIfAborted();
  const environment = { ...childEnvironment(shared, true), DATABASE_URL: url, SEED_BASE_URL: demoBaseUrl(settings) };
  const demo = await runSeed(environment, stop);
  writeDemo(settings.dataDir, demo);
  await replaceDatabase(admin, new URL(database.url).pathname.slice(1), SEEDED);
  return demo;
}
