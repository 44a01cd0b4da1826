import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A process of the bench or of the product, started from its bundle. */
export interface BenchProcess {
  readonly pid: number;
  readonly child: ChildProcess;
  /** Sends a message and resolves with the next one that comes back. */
  ask: <T>(question: unknown) => Promise<T>;
  /** SIGTERM, and waits for its end. */
  stop: () => Promise<void>;
}

const BUNDLES = import.meta.dirname;
const PROCESSES = join(BUNDLES, '../processes');

async function message<T>(child: ChildProcess): Promise<T> {
  const ended = new AbortController();
  const died = once(child, 'exit', { signal: ended.signal }).then(([code, signal]) => {
    throw new Error(`${child.spawnargs[1]} ended (${signal ?? code}) without an answer.`);
  });
  try {
    const [value] = await Promise.race([once(child, 'message', { signal: ended.signal }), died]);
    return value as T;
  } finally {
    ended.abort();
    died.catch(() => {});
  }
}

/** Starts a bundle and waits for its first message. `env` is added to this process's. */
export async function startProcess<T>(
  file: string,
  env: NodeJS.ProcessEnv | Record<string, string> = {},
): Promise<BenchProcess & { hello: T }> {
  // `npm run bench` with BENCH_PROFILE=<directory> leaves a CPU profile of every process there.
  const profile = process.env.BENCH_PROFILE;
  const child = fork(file, [], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    serialization: 'advanced',
    execArgv: profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [],
  });
  const hello = await message<T>(child);
  return {
    hello,
    pid: child.pid ?? 0,
    child,
    ask: async <A>(question: unknown) => {
      const answer = message<A>(child);
      child.send(question as object);
      return answer;
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Starts one of the bench's own processes by the name of its entry. */
export function startBenchProcess<T>(name: string, env: Record<string, string> = {}) {
  return startProcess<T>(join(BUNDLES, `${name}.mjs`), env);
}

/** The worker process of the product, as it is. */
export function startWorkerProcess(env: Record<string, string> = {}) {
  return startProcess<unknown>(join(PROCESSES, 'worker.mjs'), env);
}

/** The web process of the production build, as it is, on a free port. */
export async function startWebProcess(env: Record<string, string> = {}) {
  const web = await startProcess<{ url: string }>(join(PROCESSES, 'web.mjs'), { PORT: '0', ...env });
  return { ...web, url: web.hello.url };
}
