import { releaseDatabase } from '@/lib/cli/release-database';
import { onParentGone } from '@/lib/cli/setup/parent.mjs';
import { log } from '@/lib/config/log';
import { endPools } from '@/lib/storage/pool';

/** A stop that takes longer than this is given up; whatever was in flight is repeated, never lost. */
const STOP_WITHIN_MS = 20_000;

export interface ProcessContext {
  /** Aborted when the process must finish what is in flight and end. */
  signal: AbortSignal;
  /** Tells the supervisor that the process does its work. */
  ready(info?: { url: string }): void;
}

function isStop(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'stop';
}

/**
 * Runs one long-lived process: `main` returns once `signal` is aborted and its work is done. Under a supervisor
 * (an IPC channel) the supervisor decides when to stop, and its disappearance means stop; alone, SIGINT and SIGTERM do.
 */
export async function runProcess(name: string, main: (context: ProcessContext) => Promise<void>): Promise<void> {
  process.title = `postwire ${name}`;
  if (process.connected === false) {
    // The supervisor was gone before this process had loaded.
    releaseDatabase();
    process.exit();
  }
  const supervised = process.connected === true;
  const controller = new AbortController();
  let abandoned = false;
  const stop = () => {
    if (controller.signal.aborted) return;
    controller.abort();
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
  };
  process.on('SIGTERM', stop);
  // A terminal sends Ctrl-C to the whole group; the supervisor passes it on in order.
  process.on('SIGINT', () => supervised || stop());
  process.on('SIGHUP', () => supervised || stop());
  // `npm run web` alone: npm's end is the only sign of its stop.
  if (!supervised) onParentGone(stop);
  process.on('message', (message) => isStop(message) && stop());
  process.on('disconnect', () => {
    abandoned = !controller.signal.aborted;
    stop();
  });

  try {
    await main({
      signal: controller.signal,
      ready: (info) => process.connected && process.send?.({ type: 'ready', ...info }),
    });
    await endPools();
  } catch (error) {
    log.fatal({ error: error instanceof Error ? error.message : String(error), process: name }, 'process.failed');
    process.exitCode = 1;
  }
  if (abandoned) releaseDatabase();
  process.exit();
}
