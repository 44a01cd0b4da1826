import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { expectAccessible } from './accessible';
import { newDomain, newWebhook } from './new-domain';

async function openModal(page: Page, level: 'Domain-level' | 'Account-level') {
  await page.getByRole('button', { name: 'Add webhook' }).click();
  await page.getByRole('menuitem', { name: level }).click();
  return page.getByRole('dialog');
}

test('the URL is checked while it is typed, and what is wrong is said before it is saved', async ({
  signInAs,
  api,
}) => {
  const domain = await newDomain(api);
  const page = await signInAs('primary admin');
  const dialog = await openModal(page, 'Domain-level');
  await dialog.getByLabel('Domain').selectOption(domain);
  const url = dialog.getByLabel('URL');

  await url.fill('https://hooks.example/fine');
  await expect(url).toHaveAccessibleDescription(/This URL can be used\./);

  await url.fill('https://169.254.169.254/latest/meta-data');
  await expect(url).toHaveAccessibleDescription(/metadata/i);
  await expect(dialog.getByText('This URL can be used.')).toHaveCount(0);

  await url.fill('ftp://hooks.example/');
  await expect(url).toHaveAccessibleDescription(/must begin with http/);

  await url.fill('javascript:alert(1)');
  await expect(url).toHaveAccessibleDescription(/must begin with http/);

  await url.fill('http://ada:secret@hooks.example/');
  await expect(url).toHaveAccessibleDescription(/Basic auth/);
  await expect(url).toHaveAccessibleDescription(/Without https, whoever/);
  await expectAccessible(page, 'a URL with a fault', [1280]);
});

test('a URL that the domain has already is refused as saving would refuse it', async ({ signInAs, api }) => {
  const domain = await newDomain(api);
  await newWebhook(api, { domain, url: 'https://hooks.example/taken', eventTypes: ['opened'] });
  const page = await signInAs('primary admin');
  const dialog = await openModal(page, 'Domain-level');
  await dialog.getByLabel('Domain').selectOption(domain);
  await dialog.getByLabel('URL').fill('https://hooks.example/taken');
  await expect(dialog.getByText('This domain has a webhook with this URL already.')).toBeVisible();
});

test('who sends is explained where another level has the same URL, on both sides', async ({ signInAs, api }) => {
  const domain = await newDomain(api);
  const shared = `https://hooks.example/${domain}`;
  await newWebhook(api, { domain, url: shared, description: 'Bounces', eventTypes: ['permanent_fail', 'complained'] });
  const page = await signInAs('primary admin');

  const account = await openModal(page, 'Account-level');
  await account.getByLabel('URL').fill(shared);
  await expect(account.getByLabel('URL')).toHaveAccessibleDescription(
    new RegExp(`domain-level webhook “Bounces” of ${domain}.*This webhook will send .*; that one is skipped`),
  );
  await account.getByRole('checkbox', { name: 'Permanent Failure' }).check();
  await expect(account.getByText('This webhook will send Permanent Failure; that one is skipped.')).toBeVisible();
  await account.getByRole('checkbox', { name: 'Permanent Failure' }).uncheck();
  await account.getByRole('checkbox', { name: 'Opened' }).check();
  await expect(account.getByText('that one is skipped')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(account).toHaveCount(0);

  const { items } = (await (await api.get('/api/webhooks')).json()) as { items: { level: string; url: string }[] };
  const winner = items.find(({ level }) => level === 'account');
  const below = await openModal(page, 'Domain-level');
  await below.getByLabel('Domain').selectOption(domain);
  await below.getByLabel('URL').fill(winner?.url ?? '');
  await expect(
    below.getByText(/the account-level webhook .*That one will send .*; this webhook is skipped/),
  ).toBeVisible();
});

test('a subaccount hears that the primary sends to this URL, and nothing else of its webhook', async ({
  signInAs,
  api,
  apiOf,
}) => {
  const { items } = (await (await api.get('/api/webhooks')).json()) as {
    items: { id: string; level: string; url: string; description: string }[];
  };
  const above = items.find(({ level }) => level === 'account');
  const page = await signInAs('subaccount admin');
  const dialog = await openModal(page, 'Account-level');
  await dialog.getByLabel('URL').fill(above?.url ?? '');
  await expect(dialog.getByText(/The primary account sends .* to this URL/)).toBeVisible();
  await expect(dialog).not.toContainText(above?.description ?? 'Event warehouse');

  const sub = await apiOf('subaccount');
  const answer = await sub.post('/api/webhooks/check-url', { data: { level: 'account', url: above?.url } });
  const text = await answer.text();
  expect(text).not.toContain(above?.id);
  expect(text).not.toContain(above?.description);
});

test('editing checks the same, and takes no offence at the webhook itself', async ({ signInAs, api }) => {
  const domain = await newDomain(api);
  await newWebhook(api, { domain, url: 'https://hooks.example/other', eventTypes: ['opened'] });
  const id = await newWebhook(api, { domain, url: 'https://u:p@hooks.example/own', eventTypes: ['opened'] });
  const page = await signInAs('primary developer', `/send/sending/webhooks/${id}`);
  await page.getByRole('button', { name: 'Edit' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('This URL can be used.')).toBeVisible();
  await dialog.getByLabel('URL').fill('https://hooks.example/other');
  await expect(dialog.getByText('This domain has a webhook with this URL already.')).toBeVisible();
});
