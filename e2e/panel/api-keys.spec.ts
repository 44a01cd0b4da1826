import { expect, test } from '../fixtures';

const PATH = '/settings/api-keys';

test('an admin makes a key, copies it while it is shown, uses it, and revokes it', async ({
  signInAs,
  playwright,
  baseURL,
}) => {
  const page = await signInAs('primary admin');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'API keys' }).click();
  await expect(page).toHaveURL(PATH);
  const create = page.getByRole('button', { name: 'Create API key' });
  await create.click();
  const dialog = page.getByRole('dialog', { name: 'Create API key' });
  await dialog.getByLabel('Description').fill('Nightly export');
  await dialog.getByRole('radio', { name: 'Viewer' }).check();
  await expect(dialog.getByLabel('Domain')).toHaveCount(0);
  await dialog.getByLabel('Expires').selectOption('In 30 days');
  await dialog.getByRole('button', { name: 'Create API key' }).click();

  const shown = page.getByRole('dialog', { name: 'Copy the API key' });
  const secret = await shown.getByRole('region', { name: 'Key' }).innerText();
  expect(secret).toMatch(/^key-[0-9a-f]{64}$/);
  await expect(shown.getByRole('region', { name: 'Command' })).toHaveText(
    `curl -s --user "api:${secret}" ${baseURL}/api/me`,
  );
  const authorization = `Basic ${btoa(`api:${secret}`)}`;
  const client = await playwright.request.newContext({
    ...(baseURL === undefined ? {} : { baseURL }),
    extraHTTPHeaders: { authorization },
  });
  expect(await (await client.get('/api/me')).json()).toMatchObject({ role: 'viewer' });

  // Escape must not throw away what cannot be shown again.
  await page.keyboard.press('Escape');
  await expect(shown.getByRole('alert')).toContainText('Have you copied the key?');
  await shown.getByRole('button', { name: 'Done' }).click();
  await expect(create).toBeFocused();
  await page.reload();
  const row = page.getByRole('row').filter({ hasText: 'Nightly export' });
  await expect(row).toContainText('Viewer');
  await expect(row).toContainText('by Alex Admin');
  expect(await page.content()).not.toContain(secret.slice(8));

  await row.getByRole('button', { name: 'Revoke Nightly export' }).click();
  const confirm = page.getByRole('alertdialog');
  await expect(confirm).toContainText(/was last used/);
  await confirm.getByRole('button', { name: 'Revoke key' }).click();
  // While it is open, the table behind it is hidden from everybody.
  await expect(confirm).toHaveCount(0);
  await expect(row).toHaveCount(0);
  expect((await client.get('/api/me')).status()).toBe(401);
  await client.dispose();
});

test('a sending key for one domain hands in its events and opens nothing else; all by keyboard', async ({
  signInAs,
  demo,
}) => {
  const page = await signInAs('primary admin', PATH);
  const create = page.getByRole('button', { name: 'Create API key' });
  await create.focus();
  await expect(create).toBeFocused();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Create API key' });
  await expect(dialog.getByLabel('Description')).toBeFocused();
  await page.keyboard.type('Relay in Berlin');
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('radio', { name: 'Sending' })).toBeFocused();
  await expect(dialog.getByLabel('Domain').getByRole('option', { name: demo.domains.primary })).toBeAttached();
  await page.keyboard.press('Tab');
  await expect(dialog.getByLabel('Domain')).toBeFocused();
  await page.keyboard.type(demo.domains.primary);
  await expect(dialog.getByLabel('Domain')).toHaveValue(demo.domains.primary);
  await page.keyboard.press('Tab');
  await expect(dialog.getByLabel('Expires')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('button', { name: 'Create API key' })).toBeFocused();
  await page.keyboard.press('Enter');
  const shown = page.getByRole('dialog', { name: 'Copy the API key' });
  await expect(shown.getByRole('region', { name: 'Command' })).toContainText(
    `/api/domains/${demo.domains.primary}/events`,
  );
  await page.keyboard.press('Escape');
  await expect(shown.getByRole('alert')).toContainText('Have you copied the key?');
  await page.keyboard.press('Escape');
  await expect(shown).toHaveCount(0);
  await expect(create).toBeFocused();
  await expect(page.getByRole('row').filter({ hasText: 'Relay in Berlin' })).toContainText(demo.domains.primary);
});

test('a day that is over is refused beside its field', async ({ signInAs }) => {
  const page = await signInAs('primary admin', PATH);
  await page.getByRole('button', { name: 'Create API key' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Expires').selectOption('After a day of your choice');
  await dialog.getByLabel('Last day').fill('2020-01-01');
  await dialog.getByRole('button', { name: 'Create API key' }).click();
  await expect(dialog.getByLabel('Last day')).toHaveAccessibleDescription('Choose a day that is still to come.');
});
