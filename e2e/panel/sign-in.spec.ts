import { expect, test } from '../fixtures';

test('who is not signed in is led to the login and back to where they wanted to go', async ({ page, demo }) => {
  await page.goto('/send/sending/webhooks/failure-logs?type=clicked');
  await expect(page).toHaveURL(/\/login\?callbackUrl=/);
  await page.getByLabel('Email').fill(demo.people['primary admin']);
  await page.getByLabel('Password').fill(demo.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/failure-logs\?type=clicked$/);
  await expect(page.getByLabel('Event type')).toHaveValue('clicked');
});

test('a wrong password is refused without saying which of the two was wrong', async ({ page, demo }) => {
  await page.goto('/login');
  await page.getByLabel('Email').fill(demo.people['subaccount viewer']);
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Email or password is wrong' })).toBeVisible();
  await expect(page).toHaveURL(/\/login/);
});

test('after many wrong passwords it says how long to wait, whether or not there is such a person', async ({ page }) => {
  await page.goto('/login');
  await page.getByLabel('Email').fill(`nobody-${Date.now()}@acme.example`);
  const submit = page.getByRole('button', { name: 'Sign in' });
  const tried: number[] = [];
  let waitS: string | undefined;
  // The wait doubles with each try that comes after it is over, so a slow machine gets there, too.
  while (waitS === undefined && tried.length < 14) {
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    const answered = page.waitForResponse((response) => response.url().includes('/callback/credentials'));
    await submit.click();
    const answer = await answered;
    tried.push(answer.status());
    waitS = answer.headers()['retry-after'];
    await expect(submit).toBeEnabled();
  }
  expect(tried.slice(0, 5)).toEqual(Array(5).fill(401));
  expect([tried.at(-1), waitS]).toEqual([429, expect.stringMatching(/^[1-9]\d*$/)]);
  await expect(page.getByRole('alert').filter({ hasText: 'Too many attempts failed. Try again in' })).toBeVisible();
});

test('signing in never leads to another site', async ({ page, demo, baseURL }) => {
  await page.goto('/login?callbackUrl=https://evil.example/');
  await page.getByLabel('Email').fill(demo.people['primary admin']);
  await page.getByLabel('Password').fill(demo.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(`${baseURL}/send/sending/webhooks`);
});

test('signing out ends the session', async ({ signInByForm }) => {
  const page = await signInByForm('primary admin');
  await page.getByRole('button', { name: 'Your account and theme' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/login/);
  await page.goto('/send/sending/webhooks');
  await expect(page).toHaveURL(/\/login\?callbackUrl=/);
});
