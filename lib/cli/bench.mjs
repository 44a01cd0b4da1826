// `npm run bench`: what this machine delivers, with everything on it. What there is to measure: lib/cli/bench/experiments.ts.
import { existsSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { requireNode } from './setup/node-version.mjs';
import { prepareCheckout } from './setup/prepare.mjs';
import { ROOT } from './setup/root.mjs';

requireNode();
await prepareCheckout();
const { build, stop } = await import('esbuild');
const outdir = join(ROOT, 'dist/bench');
rmSync(outdir, { recursive: true, force: true });
await build({
  absWorkingDir: ROOT,
  // The first is this command; the others are processes that it starts.
  entryPoints: ['main', 'load', 'raw', 'receiver', 'systems/peer-front', 'systems/peer-worker']
    .map((name) => `lib/cli/bench/${name}.ts`)
    .filter((path) => existsSync(join(ROOT, path)))
    .map((path) => ({ in: path, out: basename(path, '.ts') })),
  outdir,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
});
await stop();
await import(pathToFileURL(join(outdir, 'main.mjs')).href);
