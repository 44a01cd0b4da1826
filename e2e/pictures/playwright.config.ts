import { defineConfig } from '@playwright/test';
import base from '../playwright.config';

// `npm run pictures`: makes the pictures of the README from the demo data.
export default defineConfig({
  ...base,
  testDir: '.',
  testMatch: 'pictures.run.ts',
  globalSetup: '../global-setup.ts',
  workers: 1,
  timeout: 5 * 60_000,
  reporter: [['line']],
});
