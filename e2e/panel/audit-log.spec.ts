import { randomBytes } from 'node:crypto';
import { expect, test } from '../fixtures';

/** A webhook that was made and changed twice, by the demo's key. */
async function changedWebhook(api: import('@playwright/test').APIRequestContext) {
  const name = `Audited ${randomBytes(4).toString('hex')}`;
  const url = `https://ada:secret@hooks.example.com/${randomBytes(4).toString('hex')}`;
  const data = { level: 'domain', domain: 'receipts.acme.example', url, description: name, eventTypes: ['clicked'] };
  const made = await api.post('/api/webhooks', { data });
  expect(made.status(), await made.text()).toBe(200);
  const { id } = (await made.json()) as { id: string };
  await api.patch(`/api/webhooks/${id}`, { data: { eventTypes: ['clicked', 'opened'], rateLimit: 5 } });
  await api.delete(`/api/webhooks/${id}`);
  return { id, name };
}

test('an admin finds who changed a webhook and reads what it was before and after', async ({ signInAs, api }) => {
  const { name } = await changedWebhook(api);
  const page = await signInAs('primary admin');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Audit log' }).click();
  await page.getByRole('searchbox', { name: 'Search the audit log' }).fill(name);
  await expect(page).toHaveURL(/q=Audited/);
  const table = page.getByRole('table', { name: 'Audit log' });
  await expect(table.getByRole('button')).toHaveText(['Webhook deleted', 'Webhook changed', 'Webhook created']);
  await page.getByLabel('Action', { exact: true }).selectOption({ label: 'Webhook changed' });
  await expect(table.getByRole('button')).toHaveText(['Webhook changed']);
  await expect(page).toHaveURL(/action=webhook\.update/);

  await table.getByRole('button', { name: 'Webhook changed' }).click();
  const drawer = page.getByRole('dialog', { name: 'Webhook changed' });
  const changes = drawer.getByRole('table', { name: 'What changed' });
  await expect(changes.getByRole('row', { name: /^Event types/ })).toContainText('added: Opened');
  await expect(changes.getByRole('row', { name: /^Rate limit/ }).getByRole('cell')).toHaveText(['None', '5']);
  await expect(drawer).toContainText('Demo');
  await expect(drawer).toContainText('127.0.0.1');
  await expect(page).toHaveURL(/entry=\d+/);
  await page.reload();
  await expect(changes.getByRole('row', { name: /^Rate limit/ })).toBeVisible();
  await drawer.getByRole('button', { name: 'Close' }).click();
  await expect(page).not.toHaveURL(/entry=/);
});

test('an entry is opened by keyboard, closed by Escape, and the focus returns', async ({ signInAs, api }) => {
  const { id } = await changedWebhook(api);
  const page = await signInAs('primary admin', `/settings/audit-log?target=${id}&action=webhook.create`);
  const row = page.getByRole('table', { name: 'Audit log' }).getByRole('button', { name: 'Webhook created' });
  await row.focus();
  await expect(row).toBeFocused();
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog', { name: 'Webhook created' });
  await expect(drawer).toContainText('https://ada:***@hooks.example.com/');
  await expect(drawer).not.toContainText('secret');
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(row).toBeFocused();
});

test('the history of one target is one click away from any of its entries', async ({ signInAs, api }) => {
  const { name } = await changedWebhook(api);
  const page = await signInAs(
    'primary admin',
    `/settings/audit-log?q=${encodeURIComponent(name)}&action=webhook.delete`,
  );
  const table = page.getByRole('table', { name: 'Audit log' });
  await table.getByRole('button', { name: 'Webhook deleted' }).click();
  await page.getByRole('button', { name: 'History of this webhook' }).click();
  await expect(table.getByRole('button')).toHaveText(['Webhook deleted', 'Webhook changed', 'Webhook created']);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(table.getByRole('button').nth(3)).toBeVisible();
});

test('a primary includes its subaccounts, and sees on whose behalf something was done', async ({ signInAs }) => {
  const page = await signInAs('primary admin', '/settings/audit-log?q=Northwind+order&action=webhook.update');
  await expect(page.getByText('No entry matches')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Include subaccounts' }).check();
  await expect(page.getByRole('table', { name: 'Audit log' })).toContainText('Acme, on behalf of Northwind');
});

test('who is no admin is told who reads the audit log, and the API refuses them', async ({ signInAs }) => {
  const page = await signInAs('primary developer', '/settings/audit-log');
  await expect(page.getByText('Only admins read the audit log')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Audit log' })).toHaveCount(0);
  expect((await page.request.get('/api/audit-log')).status()).toBe(403);
});
