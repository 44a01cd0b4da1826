import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface ReceiverReport {
  count: number;
  /** Epoch milliseconds, with a fraction. */
  firstAt: number;
  arrivals: [id: string, at: number][];
}

const start = (name: string) =>
  fork(join(import.meta.dirname, `${name}.mjs`), [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });

async function message<T>(child: ChildProcess): Promise<T> {
  const [value] = await once(child, 'message');
  return value as T;
}

/** The receiver in a process of its own, on ten ports: ten origins. */
export async function startReceiverProcess() {
  const child = start('receiver');
  const { ports } = await message<{ ports: number[] }>(child);
  return {
    ports,
    async report(): Promise<ReceiverReport> {
      child.send('report');
      return message<ReceiverReport>(child);
    },
    stop: () => child.kill(),
  };
}

/** The worker process of the product, as it is. */
export async function startWorkerProcess() {
  const child = start('worker');
  await message(child);
  return {
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** The web process of the production build, as it is, on a free port. */
export async function startWebProcess() {
  const child = fork(join(import.meta.dirname, '../processes/web.mjs'), [], {
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const { url } = await message<{ url: string }>(child);
  return {
    url,
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
