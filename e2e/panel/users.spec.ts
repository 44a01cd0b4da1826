import { randomBytes } from 'node:crypto';
import type { APIRequestContext, Browser, Page } from '@playwright/test';
import { expect, test } from '../fixtures';

const PATH = '/settings/users';
const PASSWORD = 'correct horse battery';
const newEmail = () => `p${randomBytes(5).toString('hex')}@acme.example`;

async function inviteBy(api: APIRequestContext, email: string, role = 'viewer'): Promise<{ id: string; url: string }> {
  const answer = await api.post('/api/invitations', { data: { email, role } });
  expect(answer.status()).toBe(200);
  return (await answer.json()) as { id: string; url: string };
}

/** A second person at a browser of their own. */
async function elsewhere(browser: Browser, baseURL: string | undefined): Promise<Page> {
  return (await browser.newContext(baseURL === undefined ? {} : { baseURL })).newPage();
}

async function join(page: Page, url: string, name: string): Promise<void> {
  await page.goto(url);
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Choose a password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page).toHaveURL(/\/send\/sending\/webhooks$/);
}

test('an admin invites somebody by a link, who joins with it, once, as what the link says', async ({
  signInAs,
  browser,
  baseURL,
}) => {
  const email = newEmail();
  const page = await signInAs('primary admin');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Users' }).click();
  const invite = page.getByRole('button', { name: 'Invite', exact: true });
  await invite.click();
  const dialog = page.getByRole('dialog', { name: 'Invite somebody' });
  await expect(dialog.getByLabel('Email')).toBeFocused();
  await page.keyboard.type(email);
  await expect(dialog.getByLabel('Email')).toHaveValue(email);
  await dialog.getByRole('radio', { name: 'Developer' }).check();
  await expect(dialog.getByRole('radio', { name: 'Developer' })).toHaveAccessibleDescription(/sees the signing key/);
  await expect(dialog.getByRole('radio', { name: 'Developer' })).toBeChecked();
  await page.keyboard.press('Enter');
  const shown = page.getByRole('dialog', { name: 'Pass this link on' });
  const link = await shown.getByRole('region', { name: 'Link' }).innerText();
  expect(link).toMatch(new RegExp(`^${baseURL}/invite/[\\w-]{43}$`));
  await shown.getByRole('button', { name: 'Done' }).click();
  await expect(invite).toBeFocused();
  const open = page.getByRole('table', { name: 'Open invitations' });
  await expect(open.getByRole('row').filter({ hasText: email })).toContainText('Developer');

  const other = await elsewhere(browser, baseURL);
  await other.goto(link);
  await expect(other.getByRole('heading', { name: 'Join Acme' })).toBeVisible();
  await expect(other.getByText('Alex Admin invited you as Developer')).toBeVisible();
  await expect(other.getByLabel('Email')).toHaveValue(email);
  await expect(other.getByLabel('Choose a password')).toHaveAccessibleDescription(/At least 10 characters/);
  await other.getByLabel('Your name').fill('Grace Guest');
  await other.getByLabel('Choose a password').fill('too few');
  await other.getByRole('button', { name: 'Join' }).click();
  await expect(other.getByLabel('Choose a password')).toHaveAccessibleDescription(/A password has at least 10/);
  await join(other, link, 'Grace Guest');
  await other.getByRole('button', { name: 'Your account and theme' }).click();
  await expect(other.getByText('Grace Guest')).toBeVisible();
  await expect(other.getByText('developer', { exact: true })).toBeVisible();

  await page.reload();
  await expect(page.getByRole('table', { name: 'People' }).getByRole('row').filter({ hasText: email })).toContainText(
    'Developer',
  );
  await expect(page.getByText('Loading invitations')).toHaveCount(0);
  await expect(page.getByRole('row').filter({ hasText: `New link for ${email}` })).toHaveCount(0);
  await other.goto(link);
  await expect(other.getByRole('heading', { name: 'This invitation cannot be used' })).toBeVisible();
});

test('a link that lets nobody in looks the same whatever is wrong with it, and tells no other site of itself', async ({
  page,
  api,
}) => {
  const withdrawn = await inviteBy(api, newEmail());
  expect((await api.delete(`/api/invitations/${withdrawn.id}`)).status()).toBe(200);
  const email = newEmail();
  const replaced = await inviteBy(api, email);
  const current = await inviteBy(api, email);
  const texts = new Set<string>();
  for (const url of [withdrawn.url, replaced.url, `/invite/${'A'.repeat(43)}`, '/invite/x']) {
    const answer = await page.goto(url);
    expect(answer?.headers()['referrer-policy']).toBe('no-referrer');
    await expect(page.getByRole('heading', { name: 'This invitation cannot be used' })).toBeVisible();
    texts.add(`${answer?.status()} ${await page.getByRole('main').innerText()}`);
  }
  expect(texts.size).toBe(1);
  await page.goto(current.url);
  await expect(page.getByRole('heading', { name: 'Join Acme' })).toBeVisible();
});

test('another role or a removal ends that person’s session at once', async ({ signInAs, api, browser, baseURL }) => {
  const email = newEmail();
  const other = await elsewhere(browser, baseURL);
  await join(other, (await inviteBy(api, email, 'developer')).url, 'Rolf Role');
  const page = await signInAs('primary admin', PATH);
  const row = page.getByRole('table', { name: 'People' }).getByRole('row').filter({ hasText: email });
  const edit = row.getByRole('button', { name: 'Edit Rolf Role' });
  await edit.click();
  const dialog = page.getByRole('dialog', { name: 'Edit Rolf Role' });
  await dialog.getByRole('radio', { name: 'Viewer' }).check();
  await expect(dialog.getByText('They are signed out everywhere at once')).toBeVisible();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(row).toContainText('Viewer');
  await expect(edit).toBeFocused();
  await other.reload();
  await expect(other).toHaveURL(/\/login/);

  await other.getByLabel('Email').fill(email);
  await other.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await other.getByRole('button', { name: 'Sign in' }).click();
  await expect(other).toHaveURL(/\/send\/sending\/webhooks/);
  await expect(other.getByRole('button', { name: 'Add webhook' })).toHaveCount(0);
  await row.getByRole('button', { name: 'Remove Rolf Role' }).click();
  const confirm = page.getByRole('alertdialog');
  await confirm.getByRole('button', { name: 'Remove', exact: true }).click();
  // While it is open, the table behind it is hidden from everybody.
  await expect(confirm).toHaveCount(0);
  await expect(row).toHaveCount(0);
  await other.reload();
  await expect(other).toHaveURL(/\/login/);
});

test('the only admin cannot step down, and nobody finds a way to remove themselves', async ({ signInAs, demo }) => {
  const page = await signInAs('other subaccount admin', PATH);
  const row = page
    .getByRole('table', { name: 'People' })
    .getByRole('row')
    .filter({ hasText: demo.people['other subaccount admin'] });
  await expect(row.getByText('You', { exact: true })).toBeVisible();
  await expect(row.getByRole('button', { name: /^Remove/ })).toHaveCount(0);
  await row.getByRole('button', { name: /^Edit/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Viewer' }).check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('alert')).toContainText('This is the only admin of the account');
});
