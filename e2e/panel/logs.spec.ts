import { expect, test } from '../fixtures';
import { newDomain, newWebhook } from './new-domain';

test('a failed attempt is in the failure logs and opens its delivery', async ({ signInAs, api, receiver }) => {
  const domain = await newDomain(api);
  receiver.answer(500);
  await newWebhook(api, { domain, url: `${receiver.url}/fails`, eventTypes: ['opened'] });
  const sent = await api.post(`/api/domains/${domain}/events`, {
    data: { event: 'opened', recipient: 'ada@customer.example' },
  });
  expect(sent.status()).toBe(200);
  await receiver.waitFor(1);

  const page = await signInAs('primary viewer');
  await expect(async () => {
    await page.goto(`/send/sending/webhooks/failure-logs?domain=${domain}&type=opened`);
    await expect(page.getByRole('row').filter({ hasText: `${receiver.url}/fails` })).toBeVisible({ timeout: 1_500 });
  }).toPass();
  const row = page.getByRole('row').filter({ hasText: `${receiver.url}/fails` });
  await expect(row).toContainText('Status 500');
  await expect(row).toContainText('1 of 8');
  await expect(row).toContainText('Opened');

  await row.getByRole('link').click();
  const drawer = page.getByRole('dialog', { name: 'Delivery' });
  await expect(drawer.getByText('Attempt 1 of 8')).toBeVisible();
  await expect(drawer.getByRole('region', { name: 'Request body' })).toContainText('ada@customer.example');
  await expect(drawer.getByRole('button', { name: 'Resend' })).toHaveCount(0);
});

test('deliveries are filtered by status, and the filter is in the address', async ({ signInAs }) => {
  const page = await signInAs('primary admin');
  await page.goto('/send/sending/webhooks/deliveries');
  await page.getByLabel('Status').selectOption('Succeeded');
  await expect(page).toHaveURL(/status=succeeded/);
  const rows = page.getByRole('table', { name: 'Deliveries' }).getByRole('row');
  await expect(rows.nth(1)).toContainText('Succeeded');
  await expect(rows.filter({ hasText: 'Exhausted' })).toHaveCount(0);
  await rows.nth(1).getByRole('button').click();
  await expect(page).toHaveURL(/delivery=/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
