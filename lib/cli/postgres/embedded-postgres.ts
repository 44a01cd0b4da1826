import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findPostgresPrograms } from './binaries';
import { readPostmaster, stopLeftRunning } from './left-running';
import { type Place, preparePlace } from './place';

export interface EmbeddedPostgres {
  /** The connection string of a database of this cluster; it carries the secret, so never log it. */
  url(database: string): string;
  pid: number;
  /** Resolves when the server process ends, for whatever reason. */
  exited: Promise<void>;
  /** Fast shutdown: connections are closed, committed data is checkpointed. Safe to call twice. */
  stop(): Promise<void>;
}

interface Options {
  /** Settings for throw-away clusters of tests: `{ fsync: 'off' }`. */
  settings?: Record<string, string>;
  /** Gives the start up: what runs is ended, and the signal's reason thrown. */
  stop?: AbortSignal;
}

const STOP_AFTER_MS = 20_000;

function clusterSecret(dataDir: string): string {
  const file = join(dataDir, 'postgres.secret');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8').trim();
}

/** Runs initdb without blocking: a stop must be heard meanwhile, and ends it. Resolves with what went wrong, if it did. */
function runInitdb(programs: string, place: Place, args: string[], stop: AbortSignal | undefined) {
  const initdb = spawn(join(programs, 'initdb'), args, {
    ...place.as,
    cwd: place.home,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  initdb.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  // Asked with SIGTERM it removes what it made; anything left is removed by the next start.
  const end = () => initdb.kill('SIGTERM');
  stop?.addEventListener('abort', end, { once: true });
  return new Promise<string | null>((resolve) => {
    initdb.once('error', (error) => resolve(error.message));
    initdb.once('close', (code) => resolve(code === 0 ? null : said));
  }).finally(() => stop?.removeEventListener('abort', end));
}

/**
 * Runs initdb beside the final directory and renames, so that a start stopped or killed half way leaves no half
 * cluster.
 */
async function createCluster(programs: string, place: Place, cluster: string, secret: string, stop?: AbortSignal) {
  const partial = `${cluster}.partial`;
  const passwordFile = join(place.home, 'initdb.secret');
  // The initdb of a killed start may still write there for a moment.
  rmSync(partial, { recursive: true, force: true, maxRetries: 10 });
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, secret, { mode: 0o600 });
  if (place.as.uid !== undefined && place.as.gid !== undefined) chownSync(passwordFile, place.as.uid, place.as.gid);
  const as = ['-U', 'postwire', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '--locale=C', '-E', 'UTF8'];
  const problem = await runInitdb(programs, place, ['-D', partial, ...as], stop);
  rmSync(passwordFile, { force: true });
  stop?.throwIfAborted();
  if (problem !== null) throw new Error(`The database cluster could not be created:\n${problem}`);
  renameSync(partial, cluster);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function spawnServer(programs: string, place: Place, cluster: string, port: number, settings: Record<string, string>) {
  const logFile = join(place.home, 'server.log');
  const log = openSync(logFile, 'w', 0o600);
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(port), ...settings };
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', cluster, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    // Its own session: Ctrl-C must reach the supervisor alone, which ends the database last.
    { ...place.as, cwd: place.home, detached: true, stdio: ['ignore', log, log] },
  );
  closeSync(log);
  const exited = new Promise<void>((resolve) => {
    server.once('exit', () => resolve());
    server.once('error', () => resolve());
  });
  return { server, exited, logFile };
}

async function isReady(server: ChildProcess, cluster: string, stop?: AbortSignal): Promise<boolean> {
  const runs = () => server.exitCode === null && server.signalCode === null && !stop?.aborted;
  for (let waited = 0; waited < 60_000 && runs(); waited += 10) {
    const running = readPostmaster(cluster);
    if (running?.pid === server.pid && running?.status === 'ready') return true;
    await sleep(10);
  }
  return false;
}

async function stopServer(
  programs: string,
  place: Place,
  cluster: string,
  server: ChildProcess,
  exited: Promise<void>,
) {
  if (server.exitCode !== null || server.signalCode !== null) return;
  if (process.platform === 'win32') {
    spawnSync(join(programs, 'pg_ctl'), ['stop', '-D', cluster, '-m', 'fast', '-w'], { ...place.as });
  } else {
    server.kill('SIGINT');
  }
  const timer = setTimeout(() => server.kill('SIGQUIT'), STOP_AFTER_MS);
  await exited;
  clearTimeout(timer);
}

/**
 * Starts a real PostgreSQL whose files live under `dataDir`, listening on a free loopback port with a random
 * secret that only `dataDir` holds (0600). Makes the cluster on first use and ends one that was left running.
 * Throws a message for people when the machine has no build of it, or with its log's end when it will not start, and
 * the reason of `stop` when that is aborted meanwhile; nothing runs then.
 */
export async function startEmbeddedPostgres(dataDir: string, options: Options = {}): Promise<EmbeddedPostgres> {
  const place = preparePlace(dataDir);
  const programs = findPostgresPrograms(place);
  const secret = clusterSecret(dataDir);
  const cluster = join(place.home, 'cluster');
  options.stop?.throwIfAborted();
  if (!existsSync(cluster)) await createCluster(programs, place, cluster, secret, options.stop);

  // Another program may take the port first, and backends of a killed server may need a moment to leave.
  for (let attempt = 1; ; attempt += 1) {
    // Also where the last attempt failed: one of a killed start may only now have taken the cluster.
    await stopLeftRunning(cluster, secret);
    const port = await freePort();
    options.stop?.throwIfAborted();
    const { server, exited, logFile } = spawnServer(programs, place, cluster, port, options.settings ?? {});
    if (await isReady(server, cluster, options.stop)) {
      return {
        url: (database) => `postgresql://postwire:${secret}@127.0.0.1:${port}/${database}`,
        pid: server.pid ?? 0,
        exited,
        stop: () => stopServer(programs, place, cluster, server, exited),
      };
    }
    await stopServer(programs, place, cluster, server, exited);
    options.stop?.throwIfAborted();
    if (attempt === 5) {
      const tail = readFileSync(logFile, 'utf8').split('\n').slice(-12).join('\n');
      throw new Error(`The embedded PostgreSQL does not start (${logFile}):\n${tail}`);
    }
    await sleep(300 * attempt);
  }
}
