import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from './setup/root.mjs';

/**
 * What a runner's report says of a suite. `broken` and `again` are printed once more at the very end, where whoever sees only
 * the end of a long output looks.
 * @typedef {{ passed: number, failed: number, broken: { name: string, why: string }[], again: string[] }} Counts
 */

/** @returns {Counts} */
const nothing = () => ({ passed: 0, failed: 0, broken: [], again: [] });

function read(file) {
  try {
    return JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
  } catch {
    return null;
  }
}

/**
 * Counts of vitest's JSON report; zeros when it wrote none. A file that failed without a failed test (it did not load, a hook
 * threw) counts as one failure. A test that passed although it has an error passed on its second try.
 * @returns {Counts}
 */
export function countVitest(file) {
  const counts = nothing();
  for (const module of read(file)?.testResults ?? []) {
    const path = relative(ROOT, module.name);
    const before = counts.broken.length;
    for (const { status, fullName, failureMessages } of module.assertionResults) {
      const name = `${path} › ${fullName.trim()}`;
      if (status === 'failed') counts.broken.push({ name, why: failureMessages.join('\n') });
      if (status !== 'passed') continue;
      counts.passed += 1;
      if (failureMessages.length > 0) counts.again.push(name);
    }
    if (module.status === 'failed' && counts.broken.length === before) {
      counts.broken.push({ name: path, why: module.message });
    }
  }
  counts.failed = counts.broken.length;
  return counts;
}

function* specsOf(suite) {
  yield* suite.specs ?? [];
  for (const each of suite.suites ?? []) yield* specsOf(each);
}

/**
 * Counts of Playwright's JSON report; zeros when it wrote none. A test that passed on its second try passed.
 * @returns {Counts}
 */
export function countPlaywright(file) {
  const report = read(file);
  const counts = nothing();
  for (const spec of (report?.suites ?? []).flatMap((suite) => [...specsOf(suite)])) {
    const name = `${spec.file}:${spec.line} › ${spec.title}`;
    for (const { status, results } of spec.tests) {
      if (status === 'flaky') counts.again.push(name);
      if (status !== 'unexpected') continue;
      const errors = results.at(-1)?.errors ?? [];
      counts.broken.push({ name, why: errors.map(({ message }) => message).join('\n') });
    }
  }
  counts.passed = (report?.stats.expected ?? 0) + (report?.stats.flaky ?? 0);
  counts.failed = report?.stats.unexpected ?? 0;
  return counts;
}
