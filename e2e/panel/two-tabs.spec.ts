import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { newDomain } from './new-domain';

const WEBHOOKS = '/send/sending/webhooks';

/** The page again, without its stream: what others change would make it ask, and find out by itself where the browser is. */
async function withoutLive(page: Page) {
  await page.route('**/api/live', (route) => route.abort());
  await page.reload();
}

test('a tab that another one left behind says so, changes nothing elsewhere, and can take the browser back', async ({
  signInAs,
  api,
}) => {
  const domain = await newDomain(api);
  const page = await signInAs('primary admin');
  await page.goto('/send/sending/domains');
  const here = (await page.getByRole('button', { name: /^Account:/ }).innerText()).trim();
  await page.getByRole('button', { name: 'Add domain' }).click();
  await page.getByLabel('Domain name').fill(`tab-${domain}`);

  const second = await page.context().newPage();
  await second.goto('/settings/subaccounts');
  await second.getByRole('row').filter({ hasText: 'Northwind' }).getByRole('button', { name: 'Step into' }).click();
  await expect(second.getByRole('region', { name: 'Subaccount' })).toContainText('Northwind');

  const dialog = page.getByRole('alertdialog', { name: 'Another tab went somewhere else' });
  await expect(dialog).toContainText('your browser is in Northwind (US) by now');
  await expect(dialog.getByRole('button', { name: `Stay in ${here} (US)` })).toBeFocused();
  await dialog.getByRole('button', { name: `Stay in ${here} (US)` }).click();
  await expect(dialog).toHaveCount(0);
  // What was being written is still there, and goes where this tab says.
  await expect(page.getByLabel('Domain name')).toHaveValue(`tab-${domain}`);
  await page.getByRole('dialog').getByRole('button', { name: 'Add domain' }).click();
  await expect(page.getByRole('cell', { name: `tab-${domain}`, exact: true })).toBeVisible();
  expect((await api.get(`/v4/domains/tab-${domain}`)).status()).toBe(200);

  // Now it is the other one that was left behind; it goes along.
  const other = second.getByRole('alertdialog', { name: 'Another tab went somewhere else' });
  await other.getByRole('button', { name: `Go to ${here} (US)` }).click();
  await expect(second.getByRole('button', { name: `Account: ${here}` })).toBeVisible();
  await expect(second.getByRole('region', { name: 'Subaccount' })).toHaveCount(0);
});

test('what a tab asks for is refused while the browser is in another region, whether or not it has heard of it', async ({
  signInAs,
}) => {
  const page = await signInAs('primary admin');
  await withoutLive(page);
  await expect(page.getByRole('button', { name: 'Region: US' })).toBeVisible();
  // As another browser window would whose message got lost.
  expect((await page.request.post('/api/session/region', { data: { region: 'eu' } })).status()).toBe(200);
  await page.goto(WEBHOOKS);
  await expect(page.getByRole('button', { name: 'Region: EU' })).toBeVisible();
  expect((await page.request.post('/api/session/region', { data: { region: 'us' } })).status()).toBe(200);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Bins' }).click();
  await page.getByRole('button', { name: 'Make a bin' }).first().click();
  const dialog = page.getByRole('alertdialog', { name: 'Another tab went somewhere else' });
  await dialog.getByRole('button', { name: /^Go to .* \(US\)$/ }).click();
  await expect(page.getByRole('button', { name: 'Region: US' })).toBeVisible();
});

test('no file is made of another region than the one that the tab shows', async ({ signInAs }) => {
  const page = await signInAs('primary viewer', `${WEBHOOKS}/failure-logs`);
  await withoutLive(page);
  const exported: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/export')) exported.push(request.url());
  });
  await expect(page.getByRole('button', { name: 'Region: US' })).toBeVisible();
  expect((await page.request.post('/api/session/region', { data: { region: 'eu' } })).status()).toBe(200);
  await page.getByRole('link', { name: 'Export CSV' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Another tab went somewhere else' });
  await dialog.getByRole('button', { name: /^Stay in .* \(US\)$/ }).click();
  await expect(dialog).toHaveCount(0);
  expect(exported).toEqual([]);
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export CSV' }).click();
  expect((await downloading).suggestedFilename()).toMatch(/^failure-logs-.*\.csv$/);
});
