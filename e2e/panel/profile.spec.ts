import type { Browser, Page } from '@playwright/test';
import { BOOTSTRAP, expect, test } from '../dispatch/world';

let password = BOOTSTRAP.BOOTSTRAP_ADMIN_PASSWORD;

async function submitSignIn(page: Page): Promise<void> {
  await page.getByLabel('Email').fill(BOOTSTRAP.BOOTSTRAP_ADMIN_EMAIL);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/login'));
}

async function signIn(page: Page): Promise<void> {
  await page.goto('/login');
  await submitSignIn(page);
}

/** The same person in another browser, which calls itself Firefox. */
async function elsewhere(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const userAgent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';
  const context = await browser.newContext({ userAgent, ...(baseURL === undefined ? {} : { baseURL }) });
  const page = await context.newPage();
  await signIn(page);
  return page;
}

const isSignedOut = async (page: Page) => {
  await page.goto('/send/sending/webhooks');
  await expect(page).toHaveURL(/\/login/);
};

test.describe.configure({ mode: 'serial' });

test('a person changes their name, and the menu says it at once', async ({ page }) => {
  await signIn(page);
  await page.getByRole('button', { name: 'Your account and theme' }).click();
  await page.getByRole('menuitem', { name: 'Profile' }).click();
  await expect(page).toHaveURL(/\/settings\/profile$/);
  await page.getByLabel('Name').fill('Olga Operator');
  await page.getByLabel('Name').press('Enter');
  await expect(page.getByText('Your name was changed.')).toBeVisible();
  await page.getByRole('button', { name: 'Your account and theme' }).click();
  await expect(page.getByRole('menu').getByText('Olga Operator')).toBeVisible();
});

test('a session that is ended in one browser opens nothing in the other any more', async ({
  page,
  browser,
  baseURL,
}) => {
  await signIn(page);
  const other = await elsewhere(browser, baseURL);
  await page.goto('/settings/profile');
  const sessions = page.getByRole('table', { name: 'Sessions' });
  const theirs = sessions.getByRole('row', { name: /Firefox 140 on Windows/ });
  await expect(theirs).toContainText('127.0.0.1');
  await expect(sessions.getByRole('row', { name: /This one/ })).toHaveCount(1);
  await theirs.getByRole('button', { name: 'End the session of Firefox 140 on Windows' }).click();
  await expect(theirs).toHaveCount(0);
  // The row does not wait for the server.
  await expect(page.getByText('The session of Firefox 140 on Windows was ended.')).toBeVisible();
  expect((await other.request.get('/api/me')).status()).toBe(401);
  await isSignedOut(other);
  expect((await page.request.get('/api/me')).status()).toBe(200);
  await other.context().close();
});

test('all other sessions are ended at once, after a question', async ({ page, browser, baseURL }) => {
  await signIn(page);
  const other = await elsewhere(browser, baseURL);
  await page.goto('/settings/profile');
  await page.getByRole('button', { name: 'End all other sessions' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'End them' }).click();
  await expect(page.getByText(/sessions? (was|were) ended\./)).toBeVisible();
  await expect(page.getByRole('table', { name: 'Sessions' }).getByRole('row')).toHaveCount(2);
  await expect(page.getByRole('button', { name: 'End all other sessions' })).toHaveCount(0);
  await isSignedOut(other);
  await other.context().close();
});

test('a new password is refused where it stands, taken when it is good, and ends the other sessions', async ({
  page,
  browser,
  baseURL,
}) => {
  await signIn(page);
  const other = await elsewhere(browser, baseURL);
  await page.goto('/settings/profile');
  const fill = async (current: string, next: string, again = next) => {
    await page.getByLabel('Current password').fill(current);
    await page.getByLabel('New password', { exact: true }).fill(next);
    await page.getByLabel('New password again').fill(again);
    await page.getByRole('button', { name: 'Change password' }).click();
  };
  await fill(password, 'a good new password', 'another');
  await expect(page.getByLabel('New password again')).toHaveAccessibleDescription(/not the same/);
  await fill('not the password', 'a good new password');
  await expect(page.getByLabel('Current password')).toHaveAccessibleDescription(/not your current password/);
  await expect(page.getByLabel('Current password')).toBeFocused();
  await fill(password, 'short');
  await expect(page.getByLabel('New password', { exact: true })).toHaveAccessibleDescription(/at least 10/);
  await fill(password, 'a good new password');
  await expect(page.getByText(/Your password was changed\. \d+ other sessions? (was|were) ended\./)).toBeVisible();
  password = 'a good new password';
  await isSignedOut(other);
  await other.context().close();
  expect((await page.request.get('/api/me')).status()).toBe(200);
});

test('the new password signs in; to sign in once more makes another session and ends the one before', async ({
  page,
  playwright,
  baseURL,
}) => {
  const secondTab = await page.context().newPage();
  await secondTab.goto('/login');
  await signIn(page);
  const cookie = async () => (await page.context().cookies()).find(({ name }) => name === 'postwire_session')?.value;
  const before = (await cookie()) ?? '';
  const alone = await playwright.request.newContext(baseURL === undefined ? {} : { baseURL });
  const status = async () =>
    (await alone.get('/api/me', { headers: { cookie: `postwire_session=${before}` } })).status();
  expect(await status()).toBe(200);
  await submitSignIn(secondTab);
  expect(await cookie()).not.toBe(before);
  expect(await status()).toBe(401);
  await alone.dispose();
});
