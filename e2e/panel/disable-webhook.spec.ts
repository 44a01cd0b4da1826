import { expect, test } from '../fixtures';
import { newDomain, newWebhook } from './new-domain';

test('switching a webhook off asks first where that cancels deliveries, and not otherwise', async ({
  signInAs,
  api,
  receiver,
}) => {
  const domain = await newDomain(api);
  receiver.answer(500);
  const options = { domain, url: receiver.url, eventTypes: ['opened'], description: `Owed ${domain}` };
  const id = await newWebhook(api, options);
  const data = { event: 'opened', recipient: 'ada@customer.example' };
  expect((await api.post(`/api/domains/${domain}/events`, { data })).status()).toBe(200);
  await receiver.waitFor(1);
  const status = async () => {
    const { items } = (await (await api.get(`/api/deliveries?webhookId=${id}`)).json()) as {
      items: { status: string }[];
    };
    return items[0]?.status;
  };

  const page = await signInAs('primary developer');
  await page.goto(`/send/sending/webhooks?search=${domain}`);
  const toggle = page.getByRole('switch', { name: `Enabled: Owed ${domain}` });
  await toggle.click();
  const dialog = page.getByRole('alertdialog', { name: 'Disable this webhook?' });
  await expect(dialog).toContainText('1 pending delivery will be canceled.');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(toggle).toBeChecked();
  await expect(toggle).toBeFocused();
  expect(await status()).toBe('pending');

  await page.keyboard.press(' ');
  await dialog.getByRole('button', { name: 'Disable webhook' }).click();
  await expect(page.getByText('The webhook is disabled; its pending deliveries were canceled.')).toBeVisible();
  await expect(toggle).not.toBeChecked();
  expect(await status()).toBe('canceled');

  // With nothing owed there is nothing to ask.
  await toggle.click();
  await expect(page.getByText('The webhook is enabled.')).toBeVisible();
  await toggle.click();
  await expect(page.getByText('The webhook is disabled.', { exact: true })).toBeVisible();
  await expect(dialog).toHaveCount(0);
});
