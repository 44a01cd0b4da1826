import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';

async function expectAccessible(page: Page, where: string) {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ')}`);
    expect.soft(found, `${where} at ${width}`).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect.soft(overflow, `${where} at ${width} scrolls sideways`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test('the dialogs of keys, people and subaccounts have no accessibility violations', async ({ signInAs }) => {
      test.setTimeout(600_000);
      const page = await signInAs('primary admin');
      await page.goto('/settings/api-keys');
      await page.getByRole('button', { name: 'Create API key' }).click();
      await page.getByRole('dialog').getByLabel('Expires').selectOption('After a day of your choice');
      await expectAccessible(page, 'create key');
      await page.getByRole('dialog').getByLabel('Expires').selectOption('Never');
      await page.getByRole('dialog').getByRole('button', { name: 'Create API key' }).click();
      await expect(page.getByRole('region', { name: 'Command' })).toBeVisible();
      await expectAccessible(page, 'the new key');
      await page.getByRole('button', { name: 'Done' }).click();
      await page
        .getByRole('button', { name: /^Revoke key-/ })
        .first()
        .click();
      await expectAccessible(page, 'revoke key');

      await page.goto('/settings/users');
      await page
        .getByRole('button', { name: /^New link for/ })
        .first()
        .click();
      await expectAccessible(page, 'invite');
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page
        .getByRole('button', { name: /^Edit / })
        .last()
        .click();
      await page.getByRole('dialog').getByRole('radio', { name: 'Developer' }).check();
      await expectAccessible(page, 'edit person');

      await page.goto('/settings/subaccounts');
      for (const item of ['Disable', 'Delete']) {
        await page.getByRole('button', { name: 'More for Globex' }).click();
        await page.getByRole('menuitem', { name: item }).click();
        await expect(page.getByRole('dialog')).toContainText(/pending deliver/);
        await expectAccessible(page, `${item} subaccount`);
        await page.getByRole('button', { name: 'Cancel' }).click();
      }
    });

    test('what holders of a link and people without a right see has no accessibility violations', async ({
      page,
      api,
      signInAs,
    }) => {
      const data = { email: `axe-${colorScheme}@acme.example`, role: 'viewer' };
      const { url } = (await (await api.post('/api/invitations', { data })).json()) as { url: string };
      await page.goto(url);
      await expect(page.getByRole('button', { name: 'Join' })).toBeEnabled();
      await expectAccessible(page, 'invitation');
      await page.goto('/invite/none');
      await expect(page.getByRole('link', { name: 'Go to sign-in' })).toBeVisible();
      await expectAccessible(page, 'invitation that is gone');
      await signInAs('primary viewer');
      await page.goto('/settings/users');
      await expect(page.getByText('This page is for admins')).toBeVisible();
      await expectAccessible(page, 'forbidden');
    });
  });
}
