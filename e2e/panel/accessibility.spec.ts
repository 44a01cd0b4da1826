import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { PANEL_PAGES, panelRoutes } from './pages';

async function expectNoViolations(page: Page, where: string) {
  // An open menu floats beside the page's landmarks and belongs to its button; no rule of WCAG asks for a landmark there.
  const { violations } = await new AxeBuilder({ page }).exclude('[data-radix-popper-content-wrapper]').analyze();
  const menus = await page.locator('[data-radix-popper-content-wrapper]').count();
  const inMenus =
    menus === 0
      ? []
      : (
          await new AxeBuilder({ page })
            .include('[data-radix-popper-content-wrapper]')
            .disableRules(['region'])
            .analyze()
        ).violations;
  expect
    .soft(
      [...violations, ...inMenus].map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ')}`),
      where,
    )
    .toEqual([]);
}

async function expectToFit(page: Page, where: string) {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect.soft(overflow, `${where} scrolls sideways`).toBeLessThanOrEqual(0);
}

const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 800 };

async function expectAccessible(page: Page, where: string) {
  for (const size of [DESKTOP, PHONE]) {
    await page.setViewportSize(size);
    await expectNoViolations(page, `${where} at ${size.width}`);
    await expectToFit(page, `${where} at ${size.width}`);
  }
  await page.setViewportSize(DESKTOP);
}

/** What opens over a page: how, and what is there then. */
const OVERLAYS: [name: string, path: string, open: (page: Page) => Promise<void>][] = [
  [
    'delivery drawer',
    '/send/sending/webhooks/deliveries',
    async (page) => {
      await page.getByRole('table').locator('[data-row-link]').first().click();
      await expect(page.getByRole('dialog').getByRole('heading', { name: 'Attempts' })).toBeVisible();
    },
  ],
  [
    'create modal',
    '/send/sending/webhooks?add=account',
    async (page) => {
      await expect(page.getByRole('checkbox', { name: 'Opened' })).toHaveAccessibleDescription(/of 3 places taken/);
    },
  ],
  [
    'command palette',
    '/send/sending/webhooks',
    async (page) => {
      await page.getByRole('button', { name: 'Search and commands' }).click();
      await page.getByRole('combobox', { name: 'Search and commands' }).fill('web');
      await expect(page.getByRole('option', { name: /Webhooks/ }).first()).toBeVisible();
    },
  ],
  [
    'keyboard sheet',
    '/send/sending/webhooks',
    async (page) => {
      // The listener is there once the page is awake.
      await expect(async () => {
        await page.keyboard.press('?');
        await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible({ timeout: 500 });
      }).toPass();
    },
  ],
  [
    'menu of the account',
    '/send/sending/webhooks',
    async (page) => {
      await page.getByRole('button', { name: 'Your account and theme' }).click();
      await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
    },
  ],
];

test('every page of the panel is among those that are looked at', () => {
  expect(panelRoutes()).toEqual(Object.keys(PANEL_PAGES).sort());
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test('nothing that is open to everybody has accessibility violations', async ({ page }) => {
      await page.goto('/login');
      await expect(page.getByRole('button', { name: 'Sign in' })).toBeEnabled();
      await expectAccessible(page, '/login');
      await page.goto('/there/is/no/such/page');
      await expect(page.getByRole('heading', { name: 'This page does not exist' })).toBeVisible();
      await expectAccessible(page, 'not found');
    });

    test('no page has accessibility violations or scrolls sideways, wide or narrow', async ({ signInAs }) => {
      test.setTimeout(900_000);
      const page = await signInAs('primary admin');
      await expect(page.locator('html')).toHaveClass(new RegExp(colorScheme));
      for (const [route, { path, ready }] of Object.entries(PANEL_PAGES)) {
        await page.goto((await path?.(page)) ?? route);
        await ready(page);
        await expectAccessible(page, route);
      }
    });

    test('no dialog, drawer or menu has accessibility violations, wide or narrow', async ({ signInAs }) => {
      test.setTimeout(900_000);
      const page = await signInAs('primary admin');
      for (const [name, path, open] of OVERLAYS) {
        await page.goto(path);
        await open(page);
        await expectAccessible(page, name);
      }
      await page.setViewportSize(PHONE);
      await page.goto('/send/sending/webhooks');
      await page.getByRole('button', { name: 'Open navigation' }).click();
      await expect(page.getByRole('dialog').getByRole('navigation', { name: 'Main' })).toBeVisible();
      await expectNoViolations(page, 'navigation on a phone');
    });
  });
}
