import { expect, test } from '../fixtures';

test('a viewer sees webhooks and nothing that changes them', async ({ signInAs }) => {
  const page = await signInAs('primary viewer');
  const table = page.getByRole('table', { name: 'Webhooks' });
  await expect(table.getByRole('row').nth(1)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add webhook' })).toHaveCount(0);
  await expect(page.getByText('HTTP webhook signing key')).toHaveCount(0);
  await expect(page.getByRole('switch')).toHaveCount(0);

  await table.getByRole('link').first().click();
  await expect(page.getByText('Webhook id')).toBeVisible();
  for (const name of ['Test webhook', 'Edit', 'Delete']) {
    await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0);
  }
  await page.goto('/send/sending/domains');
  await expect(page.getByRole('table', { name: 'Domains' })).toBeVisible();
  await expect(page.getByRole('button', { name: /Add domain|Delete/ })).toHaveCount(0);
});

test('a primary admin steps into a subaccount, sees that they did, and comes back', async ({ signInAs }) => {
  const page = await signInAs('primary admin');
  const account = page.getByRole('button', { name: /^Account:/ });
  const home = await account.innerText();
  await account.click();
  await page
    .getByRole('menuitemradio', { name: /Subaccount/ })
    .first()
    .click();
  const banner = page.getByRole('region', { name: 'Subaccount' });
  await expect(banner).toContainText('You are in the subaccount');
  await page.goto('/settings/configuration');
  await expect(page.getByRole('switch')).toHaveCount(1);
  await banner.getByRole('button', { name: /^Back to/ }).click();
  await expect(banner).toHaveCount(0);
  await expect(account).toHaveText(home);
});

test('a subaccount sees that the primary’s webhooks fire too, without their URLs', async ({ signInAs, api }) => {
  const { items } = (await (await api.get('/api/webhooks')).json()) as { items: { level: string; url: string }[] };
  const page = await signInAs('subaccount viewer');
  await expect(page.getByText('The primary account’s webhooks fire as well')).toBeVisible();
  const text = await page.content();
  for (const { level, url } of items) if (level === 'account') expect(text).not.toContain(`${url}<`);
});

test('regions do not see each other’s domains', async ({ signInAs, demo }) => {
  const page = await signInAs('primary admin', '/send/sending/domains');
  await expect(page.getByRole('cell', { name: demo.domains.primary, exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Region: US' }).click();
  await page.getByRole('menuitemradio', { name: 'EU' }).click();
  await expect(page.getByRole('button', { name: 'Region: EU' })).toBeVisible();
  await page.goto('/send/sending/domains');
  await expect(page.getByRole('cell', { name: demo.domains.eu, exact: true })).toBeVisible();
  await expect(page.getByRole('cell', { name: demo.domains.primary, exact: true })).toHaveCount(0);
});
