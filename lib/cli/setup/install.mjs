import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';
import { runNode } from './run.mjs';

function packagesOf(lockFile) {
  return existsSync(lockFile) ? (JSON.parse(readFileSync(lockFile, 'utf8')).packages ?? {}) : {};
}

/**
 * Whether node_modules holds the versions of package-lock.json. npm writes what it installed into a lock file of
 * its own, so an install made by hand counts as well. Optional packages may be missing (other platforms').
 */
export function isInstalled({ dev }) {
  const wanted = packagesOf(join(ROOT, 'package-lock.json'));
  const present = packagesOf(join(ROOT, 'node_modules', '.package-lock.json'));
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.optional || entry.devOptional || entry.peer || entry.extraneous) return true;
    if (entry.dev && !dev) return true;
    return present[path]?.version === entry.version;
  });
}

/** npm's own program file, for node to run. */
export function npmProgram() {
  const fromNpm = process.env.npm_execpath;
  if (fromNpm?.endsWith('.js')) return fromNpm;
  const beside = join(process.execPath, '..', '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js');
  const beneath = join(process.execPath, '..', 'node_modules', 'npm', 'bin', 'npm-cli.js');
  const found = [beside, beneath].find((path) => existsSync(path));
  if (found) return found;
  throw new Error('The packages of package-lock.json are not installed. Run "npm ci" here, then start again.');
}

/** Installs exactly package-lock.json. No package's install script is needed, so none is run. */
export async function install({ dev }) {
  console.log('Installing packages …');
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...(dev ? ['--include=dev'] : [])];
  await runNode([npmProgram(), 'ci', ...flags]);
}
