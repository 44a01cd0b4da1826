import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';
import { runNode } from './run.mjs';
import { hashSources } from './sources.mjs';

const STAMP = join(ROOT, 'dist/build.json');
const PRIMARY_ONLY = join(ROOT, 'dist/primary-only.json');

/** Whether dist/ and .next/ were built from these sources. */
export function isBuilt() {
  if (!existsSync(STAMP) || !existsSync(join(ROOT, '.next/BUILD_ID'))) return false;
  return JSON.parse(readFileSync(STAMP, 'utf8')).sources === hashSources();
}

/** The processes, bundled: TypeScript and the `@/` alias resolved, packages left in node_modules. */
export async function bundleProcesses() {
  const { build, stop } = await import('esbuild');
  rmSync(join(ROOT, 'dist/processes'), { recursive: true, force: true });
  await build({
    absWorkingDir: ROOT,
    entryPoints: {
      supervisor: 'lib/cli/supervise/supervise.ts',
      web: 'lib/cli/web.ts',
      worker: 'lib/worker/main.ts',
      migrate: 'lib/cli/migrate.ts',
      rewrap: 'lib/cli/rewrap.ts',
      seed: 'prisma/seed.ts',
    },
    outdir: 'dist/processes',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  });
  // Its helper process would stay for as long as ours.
  await stop();
}

/**
 * Notes the scripts that are for primary accounts alone, for the web process to withhold from others: of those that the
 * configuration page fetches by itself, the ones that speak of redaction (PRODUCT 3).
 */
function notePrimaryOnly() {
  const next = join(ROOT, '.next');
  const manifest = join(next, 'server/app/(panel)/settings/configuration/page/react-loadable-manifest.json');
  const fetched = Object.values(JSON.parse(readFileSync(manifest, 'utf8'))).flatMap(({ files }) => files);
  const scripts = [...new Set(fetched)].filter((file) => file.endsWith('.js'));
  const speaking = scripts.filter((file) => /redact/i.test(readFileSync(join(next, file), 'utf8')));
  // Better no build than one that hands them to everybody.
  if (speaking.length === 0)
    throw new Error('The build has no script of its own for what primary accounts alone have.');
  writeFileSync(PRIMARY_ONLY, JSON.stringify(speaking));
}

/** Builds everything; the stamp is written last, so that a build that failed half way is made again. */
export async function build() {
  console.log('Building …');
  const sources = hashSources();
  rmSync(STAMP, { force: true });
  await bundleProcesses();
  await runNode(['node_modules/next/dist/bin/next', 'build'], { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' });
  notePrimaryOnly();
  writeFileSync(STAMP, JSON.stringify({ sources }));
}
