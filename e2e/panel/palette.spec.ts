import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';

async function openPalette(page: Page) {
  const input = page.getByRole('combobox', { name: 'Search and commands' });
  await expect(async () => {
    if (!(await input.isVisible())) await page.keyboard.press('Control+k');
    await expect(input).toBeFocused({ timeout: 2_000 });
  }).toPass();
  return input;
}

/** Enter takes this option now. */
async function expectChosen(page: Page, name: RegExp) {
  await expect(page.getByRole('option', { name }).first()).toHaveAttribute('aria-selected', 'true');
}

test('Ctrl K opens the palette, arrows choose, Enter goes there', async ({ signInAs }) => {
  const page = await signInAs('primary admin');
  const input = await openPalette(page);
  await input.fill('doma');
  const domains = page.getByRole('option', { name: 'Domains' });
  await expect(domains).toHaveAttribute('aria-selected', 'true');
  await expect(input).toHaveAttribute('aria-activedescendant', (await domains.getAttribute('id')) ?? 'none');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/send\/sending\/domains$/);
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('Escape closes the palette and gives the focus back to the button that opened it', async ({ signInAs }) => {
  const page = await signInAs('primary viewer');
  const button = page.getByRole('button', { name: 'Search and commands' });
  await button.click();
  await expect(page.getByRole('combobox', { name: 'Search and commands' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
});

test('it finds a webhook by a part of its URL, and a recipient leads to the deliveries', async ({ signInAs, api }) => {
  const { items } = (await (await api.get('/api/webhooks')).json()) as { items: { id: string; url: string }[] };
  const webhook = items.at(-1);
  const page = await signInAs('primary admin');
  const input = await openPalette(page);
  await input.fill(webhook?.url.split('/').at(-1) ?? '');
  await page.getByRole('group', { name: 'Webhooks' }).getByRole('option').first().click();
  await expect(page).toHaveURL(/\/send\/sending\/webhooks\/[0-9a-f]{24}$/);

  await (await openPalette(page)).fill('ada@customer.example');
  const search = page.getByRole('option', { name: 'Search deliveries for “ada@customer.example” Recipient' });
  await expect(search).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/deliveries\?search=ada(%40|@)customer\.example/);
});

test('it opens the modal that adds a webhook, switches the theme and steps into a subaccount', async ({ signInAs }) => {
  const page = await signInAs('primary admin');
  await (await openPalette(page)).fill('add account');
  await expectChosen(page, /^Add account-level webhook/);
  await page.keyboard.press('Enter');
  const modal = page.getByRole('dialog', { name: 'Add account-level webhook' });
  await expect(modal).toBeVisible();
  await expect(modal.locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(modal).toHaveCount(0);
  await expect(page).toHaveURL(/webhooks$/);

  await (await openPalette(page)).fill('dark');
  await expectChosen(page, /dark/i);
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveClass(/dark/);

  // Other tests make, disable and delete subaccounts meanwhile.
  await (await openPalette(page)).fill('step into northwind');
  await expectChosen(page, /Northwind/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Subaccount' })).toBeVisible();
});

test('a viewer’s palette has nothing that changes webhooks, a subaccount’s nothing of other accounts', async ({
  signInAs,
}) => {
  const page = await signInAs('subaccount viewer');
  const input = await openPalette(page);
  await expect(page.getByRole('option', { name: /^Add/ })).toHaveCount(0);
  for (const word of ['pii', 'redact', 'subaccounts', 'step into']) {
    await input.fill(word);
    await expect(page.getByRole('option')).toHaveCount(1);
    await expect(page.getByRole('option')).toHaveText(new RegExp(`Search deliveries for “${word}”`));
  }
});
