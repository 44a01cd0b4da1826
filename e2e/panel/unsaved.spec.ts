import { expect, test } from '../fixtures';
import { newDomain } from './new-domain';

const WEBHOOKS = '/send/sending/webhooks';

test('a session that ends while a form is filled in takes nothing of it away', async ({ signInAs, api }) => {
  const domain = await newDomain(api);
  const page = await signInAs('primary admin');
  await page.goto('/send/sending/domains');
  await page.getByRole('button', { name: 'Add domain' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add domain' });
  await dialog.getByLabel('Domain name').fill(`late-${domain}`);
  const cookies = await page.context().cookies();
  await page.context().clearCookies();

  await dialog.getByRole('button', { name: 'Add domain' }).click();
  await expect(dialog.getByRole('alert')).toContainText('You are signed out.');
  await expect(page).toHaveURL(/\/domains$/);
  const opened = page.context().waitForEvent('page');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const login = await opened;
  await expect(login).toHaveURL(/\/login\?callbackUrl=%2Fsend%2Fsending%2Fdomains/);
  // Signed in again, by whatever way.
  await page.context().addCookies(cookies);
  await dialog.getByRole('button', { name: 'Add domain' }).click();
  await expect(page.getByRole('cell', { name: `late-${domain}`, exact: true })).toBeVisible();
});

test('where nothing can be lost, the end of a session leads to the login and back', async ({ signInAs }) => {
  const page = await signInAs('primary viewer');
  await page.goto(`${WEBHOOKS}/deliveries`);
  await expect(page.getByRole('table', { name: 'Deliveries' })).toBeVisible();
  await page.context().clearCookies();
  await page.getByRole('radio', { name: 'Failed' }).check();
  await expect(page).toHaveURL(/\/login\?callbackUrl=%2Fsend%2Fsending%2Fwebhooks%2Fdeliveries/);
});

test('a click beside a dialog closes it as long as nothing has been written into it', async ({ signInAs }) => {
  const page = await signInAs('primary admin');
  const open = async () => {
    await page.goto(`${WEBHOOKS}?add=account`);
    const dialog = page.getByRole('dialog', { name: 'Add account-level webhook' });
    await expect(dialog).toBeVisible();
    return dialog;
  };
  const dialog = await open();
  await page.mouse.click(5, 5);
  await expect(dialog).toHaveCount(0);

  await open();
  await dialog.getByLabel('Description').fill('Half written');
  await page.mouse.click(5, 5);
  await dialog.getByRole('checkbox', { name: 'Opened' }).check();
  await expect(dialog.getByLabel('Description')).toHaveValue('Half written');
  // Whoever wants to leave still can.
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('on a small window, or at 200 %, every dialog scrolls and its buttons are in reach', async ({ signInAs }) => {
  const page = await signInAs('primary admin');
  await page.setViewportSize({ width: 640, height: 320 });
  await page.goto('/settings/subaccounts?q=Northwind');
  await page.getByRole('button', { name: 'More for Northwind' }).click();
  await page.getByRole('menuitem', { name: 'Disable' }).click();
  const inReach = async (button: string) => {
    const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
    await dialog.getByRole('button', { name: button }).click({ trial: true });
    await expect(dialog.getByRole('button', { name: button })).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  };
  await inReach('Disable subaccount');
  await page.getByRole('button', { name: 'More for Northwind' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await inReach('Cancel');
  await page.goto(WEBHOOKS);
  await page.getByRole('button', { name: 'Regenerate' }).click();
  await inReach('Regenerate key');
});
