import { join } from 'node:path';
import { defineConfig, devices } from '@playwright/test';
import { findBrowser } from './browser';
import { BROWSER_ARGS } from './browser-args';

const { executablePath, env } = await findBrowser();
const results = join(import.meta.dirname, '../test-results');

export default defineConfig({
  testDir: '.',
  outputDir: join(results, 'e2e'),
  globalSetup: './global-setup.ts',
  // Two cores are shared by the browser, the product and its database.
  workers: 2,
  fullyParallel: false,
  // What passes on its second try only is named at the end of `npm test`.
  retries: 1,
  forbidOnly: process.env.CI !== undefined,
  // Generous: only what never comes fails, also where two slow cores carry browser, product and database.
  timeout: 120_000,
  expect: { timeout: 60_000 },
  reporter: [['list'], ['json', { outputFile: join(results, 'e2e.json') }]],
  use: {
    ...devices['Desktop Chrome'],
    screenshot: 'only-on-failure',
    // Without its film, which costs a browser that draws by software more than all else.
    trace: { mode: 'retain-on-failure', screenshots: false },
    launchOptions: {
      executablePath,
      env: { ...(process.env as Record<string, string>), ...env },
      args: BROWSER_ARGS,
    },
  },
});
