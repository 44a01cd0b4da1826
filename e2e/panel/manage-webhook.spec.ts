import { expect, test } from '../fixtures';
import { newDomain, newWebhook } from './new-domain';

test('a webhook is edited, disabled and deleted', async ({ signInAs, api }) => {
  const domain = await newDomain(api);
  const id = await newWebhook(api, { domain, url: 'https://hooks.example/a', eventTypes: ['opened'] });
  const page = await signInAs('primary admin', `/send/sending/webhooks/${id}`);

  await page.getByRole('button', { name: 'Edit' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Description').fill('Edited');
  await dialog.getByRole('checkbox', { name: 'Clicked' }).check();
  await dialog.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByRole('heading', { name: 'Edited' })).toBeVisible();
  await expect(page.getByRole('main').getByText('Clicked')).toBeVisible();

  await page.getByRole('switch', { name: 'Enabled: Edited' }).click();
  await expect(page.getByText('Gets nothing while it is disabled')).toBeVisible();
  // The switch does not wait for the server; a reload would.
  await expect(page.getByText('The webhook is disabled.', { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('switch', { name: 'Enabled: Edited' })).not.toBeChecked();

  await page.getByRole('button', { name: 'Delete' }).click();
  const confirm = page.getByRole('alertdialog', { name: 'Delete this webhook?' });
  await expect(confirm.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await confirm.getByRole('button', { name: 'Delete webhook' }).click();
  await expect(page.getByText('0 deliveries were canceled')).toBeVisible();
  await expect(page).toHaveURL(/\/webhooks$/);
  expect((await api.get(`/api/webhooks/${id}`)).status()).toBe(404);
});

test('a rate limit is set, shown and taken away', async ({ signInAs, api }) => {
  const domain = await newDomain(api);
  const id = await newWebhook(api, { domain, url: 'https://hooks.example/a', eventTypes: ['opened'] });
  const page = await signInAs('primary developer', `/send/sending/webhooks/${id}`);
  const limit = page.getByRole('definition').filter({ hasText: /^(None|At most .* per second)$/ });
  await expect(limit).toHaveText('None');
  const edit = async (text: string) => {
    await page.getByRole('button', { name: 'Edit' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('At most this many deliveries per second').fill(text);
    await dialog.getByRole('button', { name: 'Save changes' }).click();
    return dialog;
  };

  const dialog = await edit('1001');
  await expect(dialog.getByRole('alert')).toHaveText('Enter a whole number from 1 to 1,000, or nothing.');
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await edit('25');
  await expect(limit).toHaveText('At most 25 deliveries per second');
  expect(await (await api.get(`/api/webhooks/${id}`)).json()).toMatchObject({ rateLimit: 25 });
  await page.getByRole('button', { name: 'Edit' }).click();
  await expect(page.getByLabel('At most this many deliveries per second')).toHaveValue('25');
  await page.getByRole('button', { name: 'Cancel' }).click();

  await edit('');
  await expect(limit).toHaveText('None');
  expect(await (await api.get(`/api/webhooks/${id}`)).json()).toMatchObject({ rateLimit: null });
});

test('Test webhook sends a signed sample and shows what came back', async ({ signInAs, api, receiver }) => {
  const domain = await newDomain(api);
  const id = await newWebhook(api, { domain, url: receiver.url, eventTypes: ['clicked'] });
  receiver.answer((_request, response) => {
    response.writeHead(503).end('<b>not now</b>');
    return undefined;
  });
  const page = await signInAs('primary developer', `/send/sending/webhooks/${id}`);
  await page.getByRole('button', { name: 'Test webhook' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Event type').selectOption('clicked');
  await dialog.getByRole('button', { name: 'Send test' }).click();
  await expect(dialog.getByText('Status 503')).toBeVisible();
  await expect(dialog.getByText('<b>not now</b>')).toBeVisible();
  await expect(dialog.getByRole('region', { name: 'Request body' })).toContainText('"event": "clicked"');
  const [request] = await receiver.waitFor(1);
  expect(JSON.parse(request?.body ?? '')).toMatchObject({ 'event-data': { event: 'clicked' } });
});

test('the signing key is masked until it is revealed', async ({ signInAs, apiOf }) => {
  const page = await signInAs('subaccount admin');
  const card = page.getByRole('region', { name: 'HTTP webhook signing key' });
  await expect(card.getByText(/^•+/)).toBeVisible();
  const { key } = (await (await (await apiOf('subaccount')).get('/api/signing-key?reveal=true')).json()) as {
    key: string;
  };
  expect(await page.content()).not.toContain(key);
  await card.getByRole('button', { name: 'Reveal' }).click();
  await expect(card.getByText(key)).toBeVisible();
  await expect(card.getByText(/^whsec_/)).toBeVisible();
  await card.getByRole('button', { name: 'Regenerate' }).click();
  await expect(page.getByRole('alertdialog')).toContainText('There is no grace period');
  await expect(page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(card.getByRole('button', { name: 'Regenerate' })).toBeFocused();
});
