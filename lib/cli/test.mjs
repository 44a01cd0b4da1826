// `npm test`: everything that is checked, in the order of what fails fastest. Ends with the line `N passed, N failed`.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { auditPackages } from './audit.mjs';
import { requireNode } from './setup/node-version.mjs';
import { prepareCheckout } from './setup/prepare.mjs';
import { ROOT } from './setup/root.mjs';
import { countPlaywright, countVitest } from './test-counts.mjs';

const RESULTS = 'test-results';
const WHY_LINES = 25;
const total = { passed: 0, failed: 0 };
/** Said once more at the end, where the whole output is too long to be looked through. */
const broken = [];
const again = [];

function add(name, counts, startedAt) {
  const { passed, failed } = counts;
  total.passed += passed;
  total.failed += failed;
  broken.push(...(counts.broken ?? []));
  again.push(...(counts.again ?? []));
  if (failed > 0 && !counts.broken?.length) broken.push({ name, why: 'see above' });
  console.log(`── ${name}: ${passed} passed, ${failed} failed (${((Date.now() - startedAt) / 1000).toFixed(1)} s)\n`);
}

function run(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

/** A tool that has no tests of its own counts as one. */
async function check(name, args) {
  const startedAt = Date.now();
  const ok = await run(args);
  add(name, { passed: ok ? 1 : 0, failed: ok ? 0 : 1 }, startedAt);
}

/** A runner that fails without a failed test (a crash, no result) counts as one failure. */
async function suite(name, args, count) {
  const startedAt = Date.now();
  const ok = await run(args);
  const counted = count();
  add(name, { ...counted, failed: counted.failed || (ok ? 0 : 1) }, startedAt);
}

/** Counts as one when the registry says something, and as none, with a word, when it does not. */
async function audit() {
  const startedAt = Date.now();
  const { grave, skipped } = await auditPackages();
  if (skipped !== null) {
    console.log(`── audit: SKIPPED, known vulnerabilities were not looked up (${skipped})\n`);
    return;
  }
  for (const each of grave) console.error(each);
  add('audit', { passed: grave.length === 0 ? 1 : 0, failed: grave.length === 0 ? 0 : 1 }, startedAt);
}

function vitest(project) {
  const file = `${RESULTS}/${project}.json`;
  const config = ['--config', 'lib/testing/vitest.config.ts', '--project', project];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  return suite(project, ['node_modules/vitest/vitest.mjs', 'run', ...config, ...reporters], () => countVitest(file));
}

async function build() {
  const startedAt = Date.now();
  try {
    await prepareCheckout({ dev: true });
    return true;
  } catch (error) {
    console.error(error.message);
    add('build', { passed: 0, failed: 1 }, startedAt);
    return false;
  }
}

async function main() {
  requireNode();
  await prepareCheckout({ dev: true, built: false });
  rmSync(`${ROOT}/${RESULTS}`, { recursive: true, force: true });
  mkdirSync(`${ROOT}/${RESULTS}`, { recursive: true });
  await check('types', ['node_modules/typescript/bin/tsc', '--noEmit']);
  await check('lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '.']);
  await audit();
  await vitest('unit');
  await vitest('integration');
  if (await build()) {
    const args = ['node_modules/@playwright/test/cli.js', 'test', '--config', 'e2e/playwright.config.ts'];
    await suite('e2e', args, () => countPlaywright(`${RESULTS}/e2e.json`));
  }
}

function summarize() {
  if (again.length > 0) console.log(`Passed on the second try only:\n${again.map((name) => `  ${name}`).join('\n')}\n`);
  for (const { name, why } of broken) {
    const lines = stripVTControlCharacters(why).split('\n').slice(0, WHY_LINES);
    console.log(`FAILED ${name}\n${lines.map((line) => `    ${line}`).join('\n')}\n`);
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  total.failed += 1;
}
summarize();
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
