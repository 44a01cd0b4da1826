import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';

const FOLDER = process.env.PICTURES_TO ?? join(import.meta.dirname, '../../public/readme');

const SIZES = {
  desktop: { width: 1280, height: 800 },
  phone: { width: 375, height: 812 },
};
const row = (page: Page) => page.locator('main [data-row-id]').first();

/** What is shown of the product: the name of the file, where it is, and what has to be there. */
const PICTURES: [name: string, path: string, prepare: (page: Page) => Promise<void>][] = [
  ['webhooks', '/send/sending/webhooks', (page) => expect(row(page)).toBeVisible()],
  ['deliveries', '/send/sending/webhooks/deliveries', (page) => expect(row(page)).toBeVisible()],
  [
    'delivery',
    '/send/sending/webhooks/deliveries?status=exhausted',
    async (page) => {
      await row(page).locator('[data-row-link]').click();
      await expect(page.getByRole('dialog').getByRole('heading', { name: 'Attempts' })).toBeVisible();
    },
  ],
  ['failure-logs', '/send/sending/webhooks/failure-logs', (page) => expect(row(page)).toBeVisible()],
  [
    'palette',
    '/send/sending/webhooks',
    async (page) => {
      await page.getByRole('button', { name: 'Search and commands' }).click();
      await expect(page.getByRole('option').first()).toBeVisible();
    },
  ],
];

// The clock and the zone of whoever looks are always the same, whenever the script runs.
test.use({ timezoneId: 'Europe/Berlin', locale: 'en-GB', reducedMotion: 'reduce', deviceScaleFactor: 2 });

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test('pictures of the README', async ({ signInAs }) => {
      mkdirSync(FOLDER, { recursive: true });
      const page = await signInAs('primary admin');
      for (const [size, viewport] of Object.entries(SIZES)) {
        await page.setViewportSize(viewport);
        for (const [name, path, prepare] of PICTURES) {
          await page.goto(path);
          await prepare(page);
          await page.evaluate(() => document.fonts.ready);
          await page.mouse.move(0, 0);
          await page.screenshot({ path: join(FOLDER, `${name}-${size}-${colorScheme}.png`), caret: 'hide' });
        }
      }
    });
  });
}
