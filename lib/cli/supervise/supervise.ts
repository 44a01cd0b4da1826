import { join } from 'node:path';
import { printBanner } from './banner';
import { type Child, startChild } from './child';
import { claimDataDirectory } from './claim-data-directory';
import { type Database, openDatabase } from './database';
import { childEnvironment } from './environment';
import { fillEmptyDatabase } from './first-run';
import { choosePort } from './port';
import { readSecrets } from './secrets';
import { readSettings, type Settings } from './settings';
import { listenForStop, type StopSignals } from './stop-signals';

interface Options {
  /** When the command began, for the time it took. */
  startedAt: number;
  /** Pages compiled by Next on demand (`npm run dev`). */
  development: boolean;
  onParentGone: (callback: () => void) => void;
}

const ROOT = join(import.meta.dirname, '../..');
const STOP_CHILDREN_WITHIN_MS = 22_000;

/** Ends the processes first, so that they can finish their work, and the database last. */
async function stopAll(children: Child[], database: Database): Promise<void> {
  await Promise.all(children.map((child) => child.stop(STOP_CHILDREN_WITHIN_MS)));
  await database.stop();
}

/** Resolves with what ended unasked, in words. */
function firstToEnd(children: Child[], database: Database): Promise<string> {
  return Promise.race([
    ...children.map(async ({ name, exited }) => `The ${name} process ${await exited}`),
    database.exited.then(() => 'The database server ended'),
  ]);
}

async function runOn(database: Database, settings: Settings, stop: StopSignals, options: Options): Promise<number> {
  const secrets = readSecrets(settings, process.env);
  const shared = { settings, secrets, database, development: options.development };
  const children: Child[] = [];
  stop.onInsist(() => {
    for (const child of children) child.kill();
  });
  try {
    if (stop.signal.aborted) return 0;
    const firstRun = await fillEmptyDatabase(shared, join(ROOT, 'prisma/migrations'), stop.signal);
    if (stop.signal.aborted) return 0;
    const environment = childEnvironment(shared, firstRun.demo !== null);
    const web = startChild('web', environment);
    children.push(web, startChild('worker', environment));
    const ended = firstToEnd(children, database);
    const started = Promise.all(children.map((child) => child.ready)).then(async () => {
      const { url } = await web.ready;
      printBanner({ url: url ?? '', tookMs: Date.now() - options.startedAt, ...firstRun });
    });
    started.catch(() => undefined);
    const why = await Promise.race([stop.requested.then(() => null), ended]);
    if (why === null) return 0;
    console.error(`\n${why}, so Postwire stops; the next start goes on where it was.\n`);
    return 1;
  } catch (error) {
    // A stop cuts the first run short; that is no failure.
    if (stop.signal.aborted) return 0;
    throw error;
  } finally {
    await stopAll(children, database);
  }
}

/**
 * Runs Postwire until it is asked to stop or one of its parts ends, and leaves nothing running. Answers with the
 * exit code: 0 after a stop that was asked for. Throws messages for people when it cannot start.
 */
export async function supervise(options: Options): Promise<number> {
  process.title = 'postwire';
  const asked = readSettings(process.env);
  const release = claimDataDirectory(asked);
  try {
    const settings = { ...asked, port: await choosePort(asked.host, asked.port) };
    // Before anything is started, so that a missing one costs nothing.
    readSecrets(settings, process.env);
    // Listened for before there is a database server: it is detached, and a signal's own effect would leave it behind.
    const stop = listenForStop(options.onParentGone);
    const database = await openDatabase(settings, join(ROOT, 'prisma/migrations'));
    return await runOn(database, settings, stop, options);
  } finally {
    release();
  }
}
