import { join } from 'node:path';
import { printAccount, printBanner } from './banner';
import { type Child, startChild } from './child';
import { claimDataDirectory } from './claim-data-directory';
import { type Database, openDatabase } from './database';
import { childEnvironment } from './environment';
import { type FirstRun, fillEmptyDatabase } from './first-run';
import { choosePort } from './port';
import { rewrapAtStart } from './rewrap-at-start';
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
const MIGRATIONS = join(ROOT, 'prisma/migrations');
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

function whenAborted(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(null);
    else signal.addEventListener('abort', () => resolve(null), { once: true });
  });
}

async function runOn(database: Database, settings: Settings, stop: StopSignals, options: Options): Promise<number> {
  const secrets = readSecrets(settings, process.env);
  const shared = { settings, secrets, database, development: options.development };
  const children: Child[] = [];
  let untold: FirstRun | null = null;
  stop.onInsist(() => {
    for (const child of children) child.kill();
  });
  try {
    const firstRun = await fillEmptyDatabase(shared, MIGRATIONS, stop.signal);
    untold = firstRun;
    if (settings.databaseUrl === null) await rewrapAtStart(childEnvironment(shared, false));
    stop.signal.throwIfAborted();
    const environment = childEnvironment(shared, firstRun.demo !== null);
    const web = startChild('web', environment);
    children.push(web, startChild('worker', environment));
    const ended = firstToEnd(children, database);
    const started = Promise.all(children.map((child) => child.ready)).then(async () => {
      const { url } = await web.ready;
      untold = null;
      printBanner({ url: url ?? '', tookMs: Date.now() - options.startedAt, ...firstRun });
    });
    started.catch(() => undefined);
    const why = await Promise.race([whenAborted(stop.signal), ended]);
    if (why === null) return 0;
    console.error(`\n${why}, so Postwire stops; the next start goes on where it was.\n`);
    return 1;
  } finally {
    if (untold) printAccount(untold);
    await stopAll(children, database);
  }
}

/**
 * Runs Postwire until it is asked to stop or one of its parts ends, and leaves nothing running. Answers with the
 * exit code: 0 after a stop that was asked for, at whatever moment of the start. Throws messages for people when it cannot start.
 */
export async function supervise(options: Options): Promise<number> {
  process.title = 'postwire';
  // Before anything is started: a stop that is not heard would leave the database's process behind.
  const stop = listenForStop(options.onParentGone);
  const asked = readSettings(process.env);
  const release = claimDataDirectory(asked);
  try {
    const settings = { ...asked, port: await choosePort(asked.host, asked.port) };
    // Before anything is started, so that a missing one costs nothing.
    readSecrets(settings, process.env);
    const database = await openDatabase(settings, MIGRATIONS, stop.signal);
    return await runOn(database, settings, stop, options);
  } catch (error) {
    if (stop.signal.aborted && error === stop.signal.reason) return 0;
    throw error;
  } finally {
    release();
  }
}
