import { readFileSync } from 'node:fs';
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

  const page = await signInAs('primary viewer', `/send/sending/webhooks/failure-logs?domain=${domain}&type=opened`);
  const row = page.getByRole('row').filter({ hasText: `${receiver.url}/fails` });
  await expect(row).toContainText('Status 500');
  await expect(row).toContainText('1 of 8');
  await expect(row).toContainText('Opened');
  await expect(row).toContainText('ada@customer.example');
  await expect(row).toContainText(/in \d+ m/);
  await expect(row.getByRole('checkbox')).toHaveCount(0);

  await row.getByRole('button').click();
  const drawer = page.getByRole('dialog', { name: 'Delivery' });
  await expect(drawer.getByText('Attempt 1 of 8', { exact: true })).toBeVisible();
  await expect(drawer.getByRole('region', { name: 'Request body' })).toContainText('ada@customer.example');
  for (const name of ['Resend', 'Retry now', 'Stop…']) {
    await expect(drawer.getByRole('button', { name })).toHaveCount(0);
  }
});

test('failed attempts that were selected are recovered after a dry run, and exported as CSV', async ({
  signInAs,
  api,
  receiver,
}) => {
  const domain = await newDomain(api);
  receiver.answer(406);
  await newWebhook(api, { domain, url: `${receiver.url}/rejects`, eventTypes: ['clicked'] });
  const data = ['ada', 'grace', 'linus'].map((name) => ({ event: 'clicked', recipient: `${name}@customer.example` }));
  expect((await api.post(`/api/domains/${domain}/events`, { data })).status()).toBe(200);
  await receiver.waitFor(3);

  const page = await signInAs('primary developer', `/send/sending/webhooks/failure-logs?domain=${domain}`);
  const table = page.getByRole('table', { name: 'Failure logs' });
  await expect(table.getByRole('row')).toHaveCount(4);

  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export CSV' }).click();
  const lines = readFileSync(await (await downloading).path(), 'utf8')
    .trim()
    .split(/\r?\n/);
  expect(lines).toHaveLength(4);
  expect(lines.filter((line) => line.includes(domain))).toHaveLength(3);

  receiver.answer(200);
  await table.getByRole('checkbox', { name: /to ada@/ }).check();
  await table.getByRole('checkbox', { name: /to linus@/ }).check();
  const bar = page.getByRole('region', { name: 'Selection' });
  await expect(bar).toContainText('2 failed attempts selected');
  await bar.getByRole('button', { name: 'Recover…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Recover deliveries' });
  await expect(dialog.getByRole('status')).toContainText('2 deliveries to 1 webhook would be sent again.');
  await expect(dialog.getByRole('row').filter({ hasText: `${receiver.url}/rejects` })).toContainText('2');
  expect(receiver.requests).toHaveLength(3);
  await dialog.getByRole('button', { name: 'Recover 2 deliveries' }).click();
  await expect(dialog.getByText('2 deliveries are on the way again.')).toBeVisible();
  await expect(dialog.getByRole('progressbar')).toHaveAttribute('aria-valuetext', '2 of 2');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await receiver.waitFor(5);
  await expect(bar).toHaveCount(0);

  // What has reached the webhook meanwhile is left out of the next one.
  await page.getByRole('button', { name: 'Recover…' }).click();
  await expect(dialog.getByRole('status')).toContainText('1 delivery to 1 webhook would be sent again.');
  await expect(dialog.getByText(/2 reached the webhook in the meantime/)).toBeVisible();
});
