import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@/lib/cli/postgres/embedded-postgres';
import { type Demo, readDemo } from '@/lib/cli/supervise/demo-file';
import { createDatabaseIfMissing } from '@/lib/storage/create-database';
import { applyMigrations } from '@/lib/storage/migrations';

const ROOT = join(import.meta.dirname, '..');
/** Settings of whoever runs the tests are not the product's. */
const NOT_INHERITED = ['npm_lifecycle_event', 'DATABASE_URL', 'NODE_ENV', 'DEMO', 'PUBLIC_URL'];
const READY = /Postwire is ready at (\S+)/;

export interface Product {
  url: string;
  dataDir: string;
  /** The supervisor's process. */
  process: ChildProcess;
  /** All that it and its processes printed so far. */
  output(): string;
  demo: Demo | null;
  /** Resolves with the exit code. */
  exited: Promise<number | null>;
  stop(): Promise<number | null>;
}

interface Options {
  env?: Record<string, string>;
  dataDir?: string;
  /** How to start it; `npm start`'s own command by default. */
  command?: [string, ...string[]];
}

/** A fresh directory for a product of a test's own. */
export function newDataDir(): string {
  return mkdtempSync(join(tmpdir(), 'postwire-e2e-'));
}

const TEMPLATE = 'POSTWIRE_E2E_TEMPLATE';

/** Makes the data directory that `migratedDataDir` copies, once a run: a cluster that is migrated and holds nothing yet. */
export async function makeTemplate(): Promise<string> {
  const directory = newDataDir();
  const server = await startEmbeddedPostgres(directory, { settings: { fsync: 'off' } });
  await createDatabaseIfMissing(server.url('postgres'), 'postwire');
  await applyMigrations(server.url('postwire'), join(ROOT, 'prisma/migrations'));
  await server.stop();
  process.env[TEMPLATE] = directory;
  return directory;
}

/**
 * A fresh directory as a first start leaves it that ended before there was an account: for whoever is not about making the
 * cluster, which takes longer than all the rest of a start.
 */
export function migratedDataDir(directory = newDataDir()): string {
  const template = process.env[TEMPLATE];
  // With owners and modes, which PostgreSQL insists on. Elsewhere than here there is nothing that keeps both.
  if (template !== undefined && process.platform !== 'win32') execFileSync('cp', ['-a', `${template}/.`, directory]);
  return directory;
}

/** Runs the start command and resolves once it is ready; rejects with what it printed when it ends first. */
export function startProduct({ env = {}, dataDir = newDataDir(), command }: Options = {}): Promise<Product> {
  const [program, ...args] = command ?? [process.execPath, 'lib/cli/start.mjs'];
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !NOT_INHERITED.includes(name)));
  const child = spawn(program, args, {
    cwd: ROOT,
    env: {
      NODE_ENV: 'production',
      ...inherited,
      PORT: '0',
      HOST: '127.0.0.1',
      API_RATE_LIMIT: '0',
      TEST_RATE_LIMIT: '0',
      DATA_DIR: dataDir,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += chunk.toString('utf8');
      const url = READY.exec(printed)?.[1];
      if (url === undefined) return;
      resolve({
        url,
        dataDir,
        process: child,
        output: () => printed,
        demo: readDemo(dataDir),
        exited,
        async stop() {
          child.kill('SIGTERM');
          return exited;
        },
      });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    exited.then((code) => reject(new Error(`It ended with code ${code}:\n${printed}`)));
  });
}

/** Process ids of everything that works on a data directory: by what it was started with (Linux). */
export function processesOf(dataDir: string): number[] {
  if (!dataDir.startsWith('/')) throw new Error('Without a directory this would be every process of the machine.');
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return `${readFileSync(`/proc/${pid}/cmdline`)}${readFileSync(`/proc/${pid}/environ`)}`.includes(dataDir);
      } catch {
        return false;
      }
    })
    .map(Number);
}

/** Removes what a test's product left on disk. */
export function removeDataDir(dataDir: string): void {
  if (existsSync(dataDir)) rmSync(dataDir, { recursive: true, force: true });
}
