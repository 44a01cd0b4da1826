import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

interface Postmaster {
  pid: number;
  port: number;
  /** `starting`, `ready`, `stopping`, … */
  status: string;
}

/** What the cluster's own lock file says of the server that runs it, or null when there is none. */
export function readPostmaster(dataDirectory: string): Postmaster | null {
  try {
    const lines = readFileSync(join(dataDirectory, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), status: (lines[7] ?? '').trim() };
  } catch {
    return null;
  }
}

/** Whether a process of this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Only our cluster knows its secret, so a server that takes it is ours, whatever reused its process id. */
async function answersToSecret(port: number, password: string): Promise<boolean> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postwire', password, database: 'postgres' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

function isCertainlyAnother(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    return false;
  }
}

/**
 * Ends a PostgreSQL that outlived its supervisor (killed with -9), so that a start always has its own child.
 * Committed data is safe: a fast shutdown writes a checkpoint. Throws when it does not end within 20 seconds.
 */
export async function stopLeftRunning(dataDirectory: string, secret: string): Promise<void> {
  const deadline = Date.now() + 20_000;
  let asked = false;
  for (;;) {
    const running = readPostmaster(dataDirectory);
    if (!running || !isAlive(running.pid)) return;
    if (isCertainlyAnother(running.pid)) {
      rmSync(join(dataDirectory, 'postmaster.pid'), { force: true });
      return;
    }
    if (!asked && (await answersToSecret(running.port, secret))) {
      process.kill(running.pid, 'SIGINT');
      asked = true;
    }
    if (Date.now() > deadline) {
      throw new Error(`A PostgreSQL (process ${running.pid}) still runs on ${dataDirectory}; stop it and start again.`);
    }
    await sleep(25);
  }
}
