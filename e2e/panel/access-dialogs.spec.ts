import { expect, test } from '../fixtures';
import { expectAccessible } from './accessible';

test('the dialogs of keys, people and subaccounts have no accessibility violations', async ({ signInAs }) => {
  test.setTimeout(240_000);
  const page = await signInAs('primary admin', '/settings/api-keys');
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
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await expectAccessible(page, 'revoke key');

  await page.goto('/settings/users');
  await page
    .getByRole('button', { name: /^New link for/ })
    .first()
    .click();
  await expect(page.getByRole('dialog')).toBeVisible();
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
  const data = { email: 'axe@acme.example', role: 'viewer' };
  const { url } = (await (await api.post('/api/invitations', { data })).json()) as { url: string };
  await page.goto(url);
  await expect(page.getByRole('button', { name: 'Join' })).toBeEnabled();
  await expectAccessible(page, 'invitation');
  await page.goto('/invite/none');
  await expect(page.getByRole('link', { name: 'Go to sign-in' })).toBeVisible();
  await expectAccessible(page, 'invitation that is gone');
  await signInAs('primary viewer', '/settings/users');
  await expect(page.getByText('This page is for admins')).toBeVisible();
  await expectAccessible(page, 'forbidden');
});
