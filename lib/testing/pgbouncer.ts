import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The user that root runs it as; it refuses to be root. */
const NOBODY = 65_534;
const ENVIRONMENT = { ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/sbin:/usr/local/sbin` };

/** Its version, such as `1.18.0`; null where it is not installed. */
export function pgBouncerVersion(): string | null {
  const { stdout } = spawnSync('pgbouncer', ['--version'], { env: ENVIRONMENT, encoding: 'utf8' });
  return /PgBouncer (\S+)/.exec(stdout ?? '')?.[1] ?? null;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function listening(bouncer: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let printed = '';
    bouncer.stderr?.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8');
      if (printed.includes('process up')) resolve();
    });
    bouncer.once('error', reject);
    bouncer.once('exit', (code) => reject(new Error(`pgbouncer ended with code ${code}:\n${printed}`)));
  });
}

export interface PgBouncer {
  /** The database that was named, through the pooler. */
  url: string;
  stop(): Promise<void>;
}

/** A PgBouncer in transaction mode before a database, with so few connections to it that they are shared. */
export async function startPgBouncer(databaseUrl: string, serverConnections = 4): Promise<PgBouncer> {
  const { hostname, port, username, password } = new URL(databaseUrl);
  const directory = mkdtempSync(join(tmpdir(), 'postwire-pgbouncer-'));
  const listenPort = await freePort();
  const users = join(directory, 'users.txt');
  const settings = join(directory, 'pgbouncer.ini');
  writeFileSync(users, `"${decodeURIComponent(username)}" "${decodeURIComponent(password)}"\n`);
  const lines = [
    '[databases]',
    `* = host=${hostname} port=${port}`,
    '[pgbouncer]',
    'listen_addr = 127.0.0.1',
    `listen_port = ${listenPort}`,
    'unix_socket_dir =',
    'pool_mode = transaction',
    `default_pool_size = ${serverConnections}`,
    'auth_type = plain',
    `auth_file = ${users}`,
  ];
  writeFileSync(settings, `${lines.join('\n')}\n`);
  for (const file of [users, settings]) chmodSync(file, 0o644);
  chmodSync(directory, 0o755);
  const isRoot = process.getuid?.() === 0;
  const bouncer = spawn('pgbouncer', [settings], {
    env: ENVIRONMENT,
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(isRoot && { uid: NOBODY, gid: NOBODY }),
  });
  const ended = new Promise<void>((resolve) => bouncer.once('exit', () => resolve()));
  const stop = async () => {
    bouncer.kill('SIGTERM');
    await ended;
    rmSync(directory, { recursive: true, force: true });
  };
  await listening(bouncer).catch((error: unknown) => {
    rmSync(directory, { recursive: true, force: true });
    throw error;
  });
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(listenPort);
  return { url: url.href, stop };
}
