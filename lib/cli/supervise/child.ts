import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

export interface Child {
  name: string;
  /** What the process said when it was ready. Rejects when it ends first. */
  ready: Promise<{ url?: string }>;
  /** Resolves with how it ended, in words. */
  exited: Promise<string>;
  /** Asks it to finish what is in flight and end; kills it after `timeoutMs`. */
  stop(timeoutMs: number): Promise<void>;
  kill(): void;
}

function isReadyMessage(message: unknown): message is { type: 'ready'; url?: string } {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'ready';
}

function whenReady(child: ChildProcess, name: string, exited: Promise<string>): Promise<{ url?: string }> {
  return new Promise((resolve, reject) => {
    child.on('message', (message) => {
      if (isReadyMessage(message)) resolve(message);
    });
    exited.then((how) => reject(new Error(`The ${name} process ${how} before it was ready.`)));
  });
}

/** Starts one of the built processes with an IPC channel, through which each notices the other's end. */
export function startChild(name: 'web' | 'worker', environment: NodeJS.ProcessEnv): Child {
  const child = fork(join(import.meta.dirname, `${name}.mjs`), [], { env: environment, stdio: 'inherit' });
  const exited = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ? `was ended by ${signal}` : `ended with code ${code}`));
    child.once('error', (error) => resolve(`could not be started: ${error.message}`));
  });
  const ready = whenReady(child, name, exited);
  // Whoever waits sees the rejection; a stop during the start must not be an unhandled one.
  ready.catch(() => undefined);
  return {
    name,
    ready,
    exited,
    async stop(timeoutMs) {
      if (child.connected) child.send({ type: 'stop' });
      const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
      await exited;
      clearTimeout(timer);
    },
    kill: () => child.kill('SIGKILL'),
  };
}
