import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { newDomain, newWebhook } from './new-domain';

async function openModal(page: Page, level: 'Domain-level' | 'Account-level') {
  await page.getByRole('button', { name: 'Add webhook' }).click();
  await page.getByRole('menuitem', { name: level }).click();
  return page.getByRole('dialog');
}

test('a domain-level webhook is created in its modal and appears in the list', async ({ signInAs, api }) => {
  const domain = await newDomain(api);
  const page = await signInAs('primary admin');
  const dialog = await openModal(page, 'Domain-level');
  await dialog.getByLabel('Domain').selectOption(domain);
  await dialog.getByLabel('Description').fill(`Bounces of ${domain}`);
  await dialog.getByLabel('URL').fill('https://hooks.example/bounces');
  await dialog.getByRole('checkbox', { name: 'Permanent Failure' }).check();
  await dialog.getByRole('button', { name: 'Create webhook' }).click();
  await expect(dialog.getByText('The webhook was created.')).toBeFocused();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog).toBeHidden();
  const row = page.getByRole('row').filter({ hasText: `Bounces of ${domain}` });
  await expect(row).toContainText('https://hooks.example/bounces');
  await expect(row).toContainText('Permanent Failure');
  await expect(row.getByRole('cell', { name: domain, exact: true })).toBeVisible();
});

test('an account-level webhook is created without a domain', async ({ signInAs, apiOf }) => {
  const page = await signInAs('other subaccount admin');
  const dialog = await openModal(page, 'Account-level');
  await expect(dialog.getByLabel('Domain', { exact: true })).toHaveCount(0);
  await dialog.getByLabel('Description').fill('All of the account');
  await dialog.getByLabel('URL').fill('https://hooks.example/all');
  await dialog.getByRole('checkbox', { name: 'Clicked' }).check();
  await dialog.getByRole('button', { name: 'Create webhook' }).click();
  await dialog.getByRole('button', { name: 'Done' }).click();
  const row = page.getByRole('row').filter({ hasText: 'All of the account' });
  await expect(row).toContainText('Account');
  const id = (await row.getByRole('link').getAttribute('href'))?.split('/').at(-1);
  await (await apiOf('other subaccount')).delete(`/api/webhooks/${id}`);
});

test('what is missing is said at its field, and so is what the server refuses', async ({ signInAs, api }) => {
  const domain = await newDomain(api);
  const page = await signInAs('primary admin');
  const dialog = await openModal(page, 'Domain-level');
  await dialog.getByRole('button', { name: 'Create webhook' }).click();
  await expect(dialog.getByText('Choose a domain.')).toBeVisible();
  await expect(dialog.getByText('Enter a URL.')).toBeVisible();
  await expect(dialog.getByText('Choose at least one event type.')).toBeVisible();

  await dialog.getByLabel('Domain').selectOption(domain);
  await dialog.getByLabel('URL').fill('https://metadata.google.invalid/');
  await dialog.getByRole('checkbox', { name: 'Opened' }).check();
  await dialog.getByRole('button', { name: 'Create webhook' }).click();
  await expect(dialog.getByLabel('URL')).toHaveAttribute('aria-invalid', 'true');
  await expect(dialog.getByLabel('URL')).toHaveAccessibleDescription(/host not found/i);
});

test('after creating, a test is sent in the same modal and its answer is shown as text', async ({
  signInAs,
  api,
  receiver,
}) => {
  const domain = await newDomain(api);
  receiver.answer((_request, response) => {
    response.writeHead(406).end('<script>no thanks</script>');
    return undefined;
  });
  const page = await signInAs('primary admin');
  const dialog = await openModal(page, 'Domain-level');
  await dialog.getByLabel('Domain').selectOption(domain);
  await dialog.getByLabel('URL').fill(receiver.url);
  await dialog.getByRole('checkbox', { name: 'Opened' }).check();
  await dialog.getByRole('button', { name: 'Create webhook' }).click();
  await expect(dialog.getByText('The webhook was created.')).toBeVisible();
  await expect(dialog.getByLabel('Event type')).toHaveValue('opened');
  await dialog.getByRole('button', { name: 'Send test' }).click();
  const result = dialog.getByRole('region', { name: 'Result of the test' });
  await expect(result.getByText('Status 406')).toBeVisible();
  await expect(result.getByText('<script>no thanks</script>')).toBeVisible();
  await expect(result).toContainText('would not be tried again');
  expect(receiver.requests).toHaveLength(1);
});

test('a bin is made for who has no receiver yet, and shows what the test sent', async ({ signInAs, api }) => {
  test.setTimeout(240_000);
  const domain = await newDomain(api);
  const page = await signInAs('primary developer');
  const dialog = await openModal(page, 'Domain-level');
  await dialog.getByLabel('Domain').selectOption(domain);
  await dialog.getByRole('button', { name: 'Use a bin' }).click();
  await expect(dialog.getByLabel('URL')).toHaveValue(/\/bin\/[\w-]+$/);
  await expect(dialog.getByText('This URL can be used.')).toBeVisible();
  await dialog.getByRole('checkbox', { name: 'Opened' }).check();
  await dialog.getByRole('button', { name: 'Create webhook' }).click();
  await dialog.getByRole('button', { name: 'Send test' }).click();
  await expect(dialog.getByText('Status 200')).toBeVisible();
  const link = dialog.getByRole('link', { name: 'See in a new tab what arrives there' });
  const id = (await link.getAttribute('href'))?.split('/').at(-1);
  const { items } = (await (await api.get(`/api/bins/${id}/requests`)).json()) as { items: { event: string }[] };
  expect(items).toMatchObject([{ event: 'opened', mailgun: 'valid' }]);
  await api.delete(`/api/bins/${id}`);
});

test('a type whose three places are taken cannot be chosen, and the modal says why', async ({ signInAs, api }) => {
  const domain = await newDomain(api);
  for (const n of [1, 2, 3]) {
    await newWebhook(api, { domain, url: `https://hooks.example/${n}`, eventTypes: ['opened'] });
  }
  const page = await signInAs('primary admin');
  const dialog = await openModal(page, 'Domain-level');
  await dialog.getByLabel('Domain').selectOption(domain);
  const opened = dialog.getByRole('checkbox', { name: 'Opened' });
  await expect(opened).toBeDisabled();
  await expect(opened).toHaveAccessibleDescription(/3 of 3 places taken/);
  await expect(dialog.getByRole('checkbox', { name: 'Clicked' })).toHaveAccessibleDescription(/0 of 3 places taken/);
});

test('a fourth URL that another caller was quicker to prevent is refused at the event types', async ({
  signInAs,
  api,
}) => {
  const domain = await newDomain(api);
  const page = await signInAs('primary admin');
  const dialog = await openModal(page, 'Domain-level');
  await dialog.getByLabel('Domain').selectOption(domain);
  await dialog.getByLabel('URL').fill('https://hooks.example/4');
  await dialog.getByRole('checkbox', { name: 'Opened' }).check();
  for (const n of [1, 2, 3]) {
    await newWebhook(api, { domain, url: `https://hooks.example/${n}`, eventTypes: ['opened'] });
  }
  await dialog.getByRole('button', { name: 'Create webhook' }).click();
  await expect(dialog.getByRole('alert').filter({ hasText: /3 URLs/i })).toBeVisible();
  await expect(dialog).toBeVisible();
});

test('a webhook can be created with the keyboard alone', async ({ signInAs, api }) => {
  const domain = await newDomain(api);
  const page = await signInAs('primary admin');
  const add = page.getByRole('button', { name: 'Add webhook' });
  await add.focus();
  await expect(add).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Domain-level' })).toBeFocused();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('option', { name: domain })).toBeAttached();
  await expect(dialog.getByLabel('Domain')).toBeFocused();
  await page.keyboard.type(domain.slice(0, 8));
  await expect(dialog.getByLabel('Domain')).toHaveValue(domain);
  await page.keyboard.press('Tab');
  await expect(dialog.getByLabel('Description')).toBeFocused();
  await page.keyboard.type('By keyboard');
  await page.keyboard.press('Tab');
  await expect(dialog.getByLabel('URL')).toBeFocused();
  await page.keyboard.type('https://hooks.example/keyboard');
  await expect(dialog.getByLabel('URL')).toHaveValue('https://hooks.example/keyboard');
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('button', { name: 'Use a bin' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('button', { name: 'Select all' })).toBeFocused();
  await page.keyboard.press('Tab');
  const first = dialog.getByRole('checkbox').first();
  await expect(first).toBeFocused();
  await page.keyboard.press('Space');
  await expect(first).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('The webhook was created.')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(dialog.getByLabel('Event type')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('button', { name: 'Done' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(add).toBeFocused();
  await expect(page.getByRole('row').filter({ hasText: 'By keyboard' })).toBeVisible();
});
