import { defineConfig } from '@playwright/test';
import base from '../playwright.config';

// `npm run budgets`. Not a part of `npm test`: what it measures depends on the machine, and takes minutes.
export default defineConfig({
  ...base,
  testDir: '.',
  testMatch: 'budgets.run.ts',
  globalSetup: '../global-setup.ts',
  workers: 1,
  timeout: 30 * 60_000,
  reporter: [['line']],
});
