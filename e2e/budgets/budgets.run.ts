import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '../browser';
import { BROWSER_ARGS } from '../browser-args';
import { expect, test } from '../fixtures';
import { newDataDir, removeDataDir } from '../product';
import { BUDGET } from './budget';
import { firstLoadScripts } from './first-load-scripts';
import { CATEGORIES, type Measured, measure, SETTINGS } from './measure';

const RUNS = Number(process.env.RUNS ?? 3);
const RESULTS = join(import.meta.dirname, '../../test-results');

interface Row extends Measured {
  page: string;
  path: string;
  scriptKb: number;
  broken: string[];
}

function brokenBudgets(page: string, { scores, lcpMs, cls }: Measured, scriptKb: number): string[] {
  return [
    ...CATEGORIES.filter((name) => scores[name] < BUDGET.score).map(
      (name) => `${page}: ${name} ${scores[name]} < ${BUDGET.score}`,
    ),
    ...(lcpMs >= BUDGET.lcpMs ? [`${page}: LCP ${lcpMs} ms >= ${BUDGET.lcpMs} ms`] : []),
    ...(cls >= BUDGET.cls ? [`${page}: CLS ${cls} >= ${BUDGET.cls}`] : []),
    ...(page === 'webhooks' && scriptKb >= BUDGET.webhooksScriptKb ? [`${page}: first-load JS ${scriptKb} kB`] : []),
  ];
}

/** The pages that have budgets: those of the first visit, and those that people look at all day. */
async function pagesToMeasure(page: Page): Promise<[name: string, path: string][]> {
  const { items } = (await (await page.request.get('/api/webhooks')).json()) as { items: { id: string }[] };
  return [
    ['webhooks', '/send/sending/webhooks'],
    ['deliveries', '/send/sending/webhooks/deliveries'],
    ['a webhook', `/send/sending/webhooks/${items[0]?.id}`],
    ['failure logs', '/send/sending/webhooks/failure-logs'],
    ['bins', '/send/sending/bins'],
  ];
}

function print(rows: Row[]) {
  const line = (cells: (string | number)[]) =>
    cells.map((cell, at) => (at === 0 ? String(cell).padEnd(14) : String(cell).padStart(9))).join(' ');
  console.log(`\n${SETTINGS}\n${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, median of ${RUNS}\n`);
  console.log(line(['', 'perf', 'a11y', 'best pr.', 'SEO', 'LCP ms', 'CLS', 'TBT ms', 'JS kB gz', 'all JS kB']));
  for (const { page, scores, lcpMs, cls, tbtMs, scriptKb, allScriptKb } of rows) {
    console.log(line([page, ...CATEGORIES.map((name) => scores[name]), lcpMs, cls, tbtMs, scriptKb, allScriptKb]));
  }
}

test('the production server keeps its budgets', async ({ demo, baseURL }) => {
  const { executablePath, env } = await findBrowser();
  const profile = newDataDir();
  const port = 9_222 + (process.pid % 1_000);
  // Lighthouse opens its own tab in this browser: the profile's cookies are its session.
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    env: { ...(process.env as Record<string, string>), ...env },
    args: [...BROWSER_ARGS, `--remote-debugging-port=${port}`],
    ...(baseURL !== undefined && { baseURL }),
  });
  const rows: Row[] = [];
  const look = async (name: string, path: string, cookies: string) => {
    const measured = await measure(`${baseURL}${path}`, port, RUNS);
    const scriptKb = await firstLoadScripts(`${baseURL}${path}`, cookies);
    rows.push({ page: name, path, ...measured, scriptKb, broken: brokenBudgets(name, measured, scriptKb) });
  };
  try {
    await look('login', '/login', '');
    const page = await context.newPage();
    await page.goto('/login');
    await page.getByLabel('Email').fill(demo.people['primary admin']);
    await page.getByLabel('Password', { exact: true }).fill(demo.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL((url) => !url.pathname.startsWith('/login'));
    const cookies = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const pages = await pagesToMeasure(page);
    await page.close();
    for (const [name, path] of pages) await look(name, path, cookies);
  } finally {
    await context.close();
    removeDataDir(profile);
  }
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(
    join(RESULTS, 'budgets.json'),
    `${JSON.stringify({ settings: SETTINGS, runs: RUNS, budget: BUDGET, rows }, null, 2)}\n`,
  );
  print(rows);
  expect(rows.flatMap(({ broken }) => broken)).toEqual([]);
});
