import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { expectAccessible } from './accessible';
import { pressUntil } from './keys';
import { PANEL_PAGES, panelRoutes } from './pages';

// The longest of all files: its tests stand alone, so that each browser takes the next one.
test.describe.configure({ mode: 'parallel' });

const WEBHOOKS = '/send/sending/webhooks';

/** What opens over a page: how, and what is there then. */
const OVERLAYS: [name: string, path: string, open: (page: Page) => Promise<void>][] = [
  [
    'delivery drawer',
    `${WEBHOOKS}/deliveries`,
    async (page) => {
      await page.getByRole('table').locator('[data-row-link]').first().click();
      await expect(page.getByRole('dialog').getByRole('heading', { name: 'Attempts' })).toBeVisible();
    },
  ],
  [
    'create modal',
    `${WEBHOOKS}?add=account`,
    async (page) => {
      await expect(page.getByRole('checkbox', { name: 'Opened' })).toHaveAccessibleDescription(/of 3 places taken/);
    },
  ],
  [
    'command palette',
    WEBHOOKS,
    async (page) => {
      await page.getByRole('button', { name: 'Search and commands' }).click();
      await page.getByRole('combobox', { name: 'Search and commands' }).fill('web');
      await expect(page.getByRole('option', { name: /Webhooks/ }).first()).toBeVisible();
    },
  ],
  [
    'keyboard sheet',
    WEBHOOKS,
    (page) =>
      pressUntil(page, '?', (options) =>
        expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible(options),
      ),
  ],
  [
    'menu of the account',
    WEBHOOKS,
    async (page) => {
      await page.getByRole('button', { name: 'Your account and theme' }).click();
      await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
    },
  ],
];

test('every page of the panel is among those that are looked at', () => {
  expect(panelRoutes()).toEqual(Object.keys(PANEL_PAGES).sort());
});

test('the login has no accessibility violations, in both themes, wide or narrow', async ({ page }) => {
  await page.goto('/login');
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeEnabled();
  await expectAccessible(page, '/login');
});

test('a page that is not there has no accessibility violations, in both themes, wide or narrow', async ({ page }) => {
  await page.goto('/there/is/no/such/page');
  await expect(page.getByRole('heading', { name: 'This page does not exist' })).toBeVisible();
  await expectAccessible(page, 'not found');
});

for (const [route, { path, ready }] of Object.entries(PANEL_PAGES)) {
  test(`${route} has no accessibility violations and does not scroll sideways, in both themes, wide or narrow`, async ({
    signInAs,
  }) => {
    const page = await signInAs('primary admin', path ?? route);
    await ready(page);
    await expectAccessible(page, route);
  });
}

for (const [name, path, open] of OVERLAYS) {
  test(`the ${name} has no accessibility violations, in both themes, wide or narrow`, async ({ signInAs }) => {
    const page = await signInAs('primary admin', path);
    await open(page);
    await expectAccessible(page, name);
  });
}

test('the navigation on a phone has no accessibility violations, in both themes', async ({ page, signInAs }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await signInAs('primary admin', WEBHOOKS);
  await page.getByRole('button', { name: 'Open navigation' }).click();
  await expect(page.getByRole('dialog').getByRole('navigation', { name: 'Main' })).toBeVisible();
  await expectAccessible(page, 'navigation on a phone', [360]);
});
