import { randomBytes } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import { expect, test } from '../fixtures';

const PATH = '/settings/subaccounts';
const newName = () => `Sub ${randomBytes(4).toString('hex')}`;

async function newSubaccount(api: APIRequestContext): Promise<{ id: string; name: string }> {
  const answer = await api.post('/api/subaccounts', { data: { name: newName() } });
  expect(answer.status()).toBe(200);
  return (await answer.json()) as { id: string; name: string };
}

test('an admin makes a subaccount, steps into it, sees that they did, and comes back', async ({ signInAs }) => {
  const name = newName();
  const page = await signInAs('primary admin');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Subaccounts' }).click();
  await page.getByRole('button', { name: 'Create subaccount' }).click();
  const field = page.getByRole('dialog', { name: 'Create subaccount' }).getByRole('textbox');
  await expect(field).toBeFocused();
  await page.keyboard.type(name);
  await expect(field).toHaveValue(name);
  await page.keyboard.press('Enter');
  const row = page.getByRole('table', { name: 'Subaccounts' }).getByRole('row').filter({ hasText: name });
  await expect(row).toContainText('Open');
  await expect(page.getByRole('button', { name: 'Create subaccount' })).toBeFocused();
  await row.getByRole('button', { name: `Step into ${name}` }).click();
  const banner = page.getByRole('region', { name: 'Subaccount' });
  await expect(banner).toContainText(`You are in the subaccount ${name}`);
  // A subaccount has no subaccounts, whoever looks.
  await expect(page.getByRole('link', { name: 'Users' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Subaccounts' })).toHaveCount(0);
  await page.goto(PATH);
  await expect(page.getByRole('heading', { name: 'This page does not exist' })).toBeVisible();
  await page.goto('/settings/users');
  await expect(page.getByText('Nobody signs in here yet')).toBeVisible();
  await banner.getByRole('button', { name: /^Back to/ }).click();
  await expect(banner).toHaveCount(0);
});

test('disabling says what stands still, shows why, and is undone', async ({ signInAs, api }) => {
  const { id, name } = await newSubaccount(api);
  const page = await signInAs('primary admin', `${PATH}?q=${encodeURIComponent(name)}`);
  const row = page.getByRole('row').filter({ hasText: name });
  const more = row.getByRole('button', { name: `More for ${name}` });
  await more.click();
  await page.getByRole('menuitem', { name: 'Disable' }).click();
  const dialog = page.getByRole('dialog', { name: `Disable ${name}?` });
  await expect(dialog).toContainText('its API keys are refused with 403');
  await expect(dialog).toContainText('pending deliveries of its own webhooks wait');
  await dialog.getByLabel('Reason').fill('Contract ended');
  await dialog.getByRole('button', { name: 'Disable subaccount' }).click();
  await expect(row).toContainText('Disabled');
  await expect(row).toContainText('Contract ended');
  await expect(more).toBeFocused();
  await page.getByLabel('Status').selectOption('Open');
  await expect(page.getByText('No subaccount matches')).toBeVisible();
  await expect(page).toHaveURL(/status=open/);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.getByLabel('Search subaccounts').fill(id);
  await more.click();
  await page.getByRole('menuitem', { name: 'Enable' }).click();
  await expect(row).toContainText('Open');
  await expect(row).not.toContainText('Contract ended');
});

test('deleting says what it cancels, asks for the name, and is for good; all by keyboard', async ({
  signInAs,
  api,
}) => {
  const { id, name } = await newSubaccount(api);
  const page = await signInAs('primary admin', `${PATH}?q=${encodeURIComponent(name)}`);
  const more = page.getByRole('button', { name: `More for ${name}` });
  await more.focus();
  await expect(more).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Disable' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Delete' })).toBeFocused();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: `Delete ${name}?` });
  await expect(dialog).toContainText('0 pending deliveries are canceled');
  await expect(dialog.getByLabel(`Type ${name} to confirm`)).toBeFocused();
  const button = dialog.getByRole('button', { name: 'Delete subaccount' });
  await page.keyboard.type('something else');
  await expect(dialog.getByLabel(`Type ${name} to confirm`)).toHaveValue('something else');
  await expect(button).toBeDisabled();
  await page.keyboard.press('Enter');
  expect((await api.get(`/api/subaccounts/${id}`)).status()).toBe(200);
  await dialog.getByLabel(`Type ${name} to confirm`).fill(name);
  await expect(button).toBeEnabled();
  await page.keyboard.press('Enter');
  await expect(page.getByText('No subaccount matches')).toBeVisible();
  await expect(page.getByRole('main')).toBeFocused();
  expect((await api.get(`/api/subaccounts/${id}`)).status()).toBe(404);
});

test('a primary’s viewer sees the subaccounts, steps in, and changes none', async ({ signInAs }) => {
  const page = await signInAs('primary viewer', PATH);
  const row = page.getByRole('row').filter({ hasText: 'Northwind' });
  await expect(row.getByRole('button', { name: 'Step into Northwind' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^(More for|Create subaccount)/ })).toHaveCount(0);
});

test('on a phone the three screens of access can be used', async ({ signInAs }) => {
  const page = await signInAs('primary admin');
  await page.setViewportSize({ width: 360, height: 740 });
  for (const [path, button, dialog] of [
    ['/settings/api-keys', 'Create API key', 'Create API key'],
    ['/settings/users', 'Invite', 'Invite somebody'],
    [PATH, 'Create subaccount', 'Create subaccount'],
  ] as const) {
    await page.goto(path);
    await page.getByRole('button', { name: button, exact: true }).click();
    await expect(page.getByRole('dialog', { name: dialog })).toBeVisible();
    const box = await page.getByRole('dialog', { name: dialog }).boundingBox();
    expect(box?.width).toBeLessThanOrEqual(360);
    const submit = page.getByRole('dialog').getByRole('button', { name: 'Cancel' });
    await expect(submit).toBeInViewport();
    await submit.click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
});
