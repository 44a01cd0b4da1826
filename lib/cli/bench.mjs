// `npm run bench [drain|latency|ingest] [runs]`: what this machine delivers. PostgreSQL, worker and receiver all run on it.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
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
  entryPoints: {
    main: 'lib/cli/bench/main.ts',
    receiver: 'lib/cli/bench/receiver.ts',
    worker: 'lib/worker/main.ts',
  },
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
