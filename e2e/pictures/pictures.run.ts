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

interface Picture {
  name: string;
  path: string;
  sizes: readonly (keyof typeof SIZES)[];
  /** What is done first, and what has to be there. */
  prepare: (page: Page) => Promise<void>;
}

/** What is shown of the product. */
const PICTURES: readonly Picture[] = [
  {
    name: 'webhooks',
    path: '/send/sending/webhooks',
    sizes: ['desktop'],
    prepare: (page) => expect(row(page)).toBeVisible(),
  },
  {
    name: 'delivery',
    path: '/send/sending/webhooks/deliveries?status=exhausted',
    sizes: ['desktop', 'phone'],
    prepare: async (page) => {
      await row(page).locator('[data-row-link]').click();
      const drawer = page.getByRole('dialog', { name: 'Delivery' });
      await expect(drawer.getByRole('heading', { name: 'Attempts' })).toBeVisible();
      await drawer.getByRole('list', { name: 'Attempts' }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'deliveries',
    path: '/send/sending/webhooks/deliveries',
    sizes: ['phone'],
    prepare: (page) => expect(row(page)).toBeVisible(),
  },
  {
    name: 'palette',
    path: '/send/sending/webhooks',
    sizes: ['desktop'],
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Search and commands' }).click();
      await expect(page.getByRole('option').first()).toBeVisible();
    },
  },
];

// The clock and the zone of whoever looks are always the same, whenever the script runs.
test.use({ timezoneId: 'Europe/Berlin', locale: 'en-GB', reducedMotion: 'reduce', deviceScaleFactor: 2 });

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test('pictures of the README', async ({ signInAs }) => {
      mkdirSync(FOLDER, { recursive: true });
      const page = await signInAs('primary admin');
      for (const { name, path, sizes, prepare } of PICTURES) {
        for (const size of sizes) {
          await page.setViewportSize(SIZES[size]);
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
