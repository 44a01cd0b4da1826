// `npm start`: from a fresh clone to a running Postwire. Needs nothing but Node until packages are installed.
import { pathToFileURL } from 'node:url';
import { requireNode } from './setup/node-version.mjs';
import { onParentGone } from './setup/parent.mjs';
import { loadEnvFile, prepareCheckout, prepareDevelopment, processFile } from './setup/prepare.mjs';

const startedAt = Date.now();
const development = process.argv.includes('--dev');

try {
  requireNode();
  loadEnvFile();
  await (development ? prepareDevelopment() : prepareCheckout());
  const { supervise } = await import(pathToFileURL(processFile('supervisor')).href);
  // A stop may leave a wait for a database of the operator's own, which must not keep the process.
  process.exit(await supervise({ startedAt, development, onParentGone }));
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
