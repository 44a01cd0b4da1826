import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const STARTS_WITHIN_MS = 10_000;

/** The version of the system's redis-server; null when it is not installed. */
export function redisVersion(): string | null {
  try {
    return /v=([\d.]+)/.exec(execFileSync('redis-server', ['--version'], { encoding: 'utf8' }))?.[1] ?? 'unknown';
  } catch {
    return null;
  }
}

/** A redis-server of its own that listens on a socket only and appends to its file every second, as queues are told to have it. */
export async function startRedis(
  directory: string,
): Promise<{ socket: string; pid: number; stop: () => Promise<void> }> {
  const socket = join(directory, 'redis.sock');
  const settings = ['--port', '0', '--unixsocket', socket, '--dir', directory, '--save', ''];
  const durable = ['--appendonly', 'yes', '--appendfsync', 'everysec', '--maxmemory-policy', 'noeviction'];
  const server = spawn('redis-server', [...settings, ...durable], { stdio: 'ignore' });
  const giveUpAt = Date.now() + STARTS_WITHIN_MS;
  while (!existsSync(socket)) {
    if (server.exitCode !== null || Date.now() > giveUpAt) throw new Error('redis-server did not start.');
    await delay(20);
  }
  return {
    socket,
    pid: server.pid ?? 0,
    async stop() {
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      await ended;
    },
  };
}
