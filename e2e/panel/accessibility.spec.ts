import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';

const PAGES: [path: string, ready: (page: Page) => Promise<void>][] = [
  ['/send/sending/webhooks', (page) => expect(page.getByRole('table', { name: 'Webhooks' })).toBeVisible()],
  ['/send/sending/webhooks/deliveries', (page) => expect(page.getByRole('table')).toBeVisible()],
  ['/send/sending/webhooks/failure-logs', (page) => expect(page.getByRole('table')).toBeVisible()],
  ['/send/sending/domains', (page) => expect(page.getByRole('table', { name: 'Domains' })).toBeVisible()],
  ['/settings/configuration', (page) => expect(page.getByRole('switch')).toHaveCount(2)],
];

async function expectNoViolations(page: Page, where: string) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ')}`),
    where,
  ).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test('the login has no accessibility violations', async ({ page }) => {
      await page.goto('/login');
      await expect(page.getByRole('button', { name: 'Sign in' })).toBeEnabled();
      await expectNoViolations(page, '/login');
    });

    test('no page and no dialog has accessibility violations, wide or narrow', async ({ signInAs }) => {
      test.setTimeout(90_000);
      const page = await signInAs('primary admin');
      await expect(page.locator('html')).toHaveClass(new RegExp(colorScheme));
      for (const [path, ready] of PAGES) {
        for (const width of [1280, 360]) {
          await page.setViewportSize({ width, height: 800 });
          await page.goto(path);
          await ready(page);
          await expectNoViolations(page, `${path} at ${width}`);
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          expect(overflow, `${path} at ${width} scrolls sideways`).toBeLessThanOrEqual(0);
        }
      }
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto('/send/sending/webhooks/deliveries');
      await page.getByRole('table').getByRole('button').first().click();
      await expect(page.getByRole('dialog').getByRole('heading', { name: 'Attempts' })).toBeVisible();
      await expectNoViolations(page, 'delivery drawer');
      await page.goto('/send/sending/webhooks');
      await page.getByRole('button', { name: 'Add webhook' }).click();
      await page.getByRole('menuitem', { name: 'Account-level' }).click();
      await expect(page.getByRole('checkbox', { name: 'Opened' })).toHaveAccessibleDescription(/of 3 places taken/);
      await expectNoViolations(page, 'create modal');
    });
  });
}
