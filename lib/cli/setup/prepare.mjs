import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build, bundleProcesses, isBuilt } from './build.mjs';
import { claimFile } from './claim.mjs';
import { generate, isGenerated } from './generate.mjs';
import { install, isInstalled } from './install.mjs';
import { ROOT } from './root.mjs';

/** One process of a checkout installs and builds at a time; the others wait, then find it done. */
async function alone(work) {
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  let told = false;
  for (;;) {
    const claim = claimFile(join(ROOT, 'dist/setup.lock'));
    if (claim.held) {
      try {
        return await work();
      } finally {
        claim.release();
      }
    }
    if (!told) console.log(`Waiting for process ${claim.holder.pid}, which builds this checkout …`);
    told = true;
    await sleep(200);
  }
}

/**
 * Brings a fresh or changed checkout to where it can run: packages, Prisma client and, unless `built` is false,
 * the build. Does only what is missing; when nothing is, it writes nothing.
 */
export async function prepareCheckout({ dev = false, built = true } = {}) {
  const done = () => isInstalled({ dev }) && isGenerated() && (!built || isBuilt());
  if (done()) return;
  await alone(async () => {
    if (!isInstalled({ dev })) await install({ dev });
    if (!isGenerated()) await generate();
    if (built && !isBuilt()) await build();
  });
}

/** The address of a bundled process, for import() or fork(). */
export function processFile(name) {
  return join(ROOT, 'dist/processes', `${name}.mjs`);
}

/** For `npm run dev`: the processes from today's sources; Next compiles pages itself. */
export async function prepareDevelopment() {
  await prepareCheckout({ built: false, dev: true });
  await alone(bundleProcesses);
}

/** Settings from `.env` beside package.json; what the environment already has wins. */
export function loadEnvFile() {
  const file = join(ROOT, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}
