import { expect, test } from '../fixtures';
import { pressUntil } from './keys';

test('j and k walk the rows, Enter opens one, and the keys are silent while somebody types', async ({ signInAs }) => {
  const page = await signInAs('primary admin', '/send/sending/webhooks');
  const links = page.getByRole('table', { name: 'Webhooks' }).locator('[data-row-link]');
  await expect(links.nth(1)).toBeVisible();
  await pressUntil(page, 'j', (options) => expect(links.nth(0)).toBeFocused(options));
  await page.keyboard.press('j');
  await expect(links.nth(1)).toBeFocused();
  await page.keyboard.press('k');
  await expect(links.nth(0)).toBeFocused();
  await page.keyboard.press('Shift+J');
  await page.keyboard.press('Control+j');
  await expect(links.nth(0)).toBeFocused();

  await page.keyboard.press('/');
  const search = page.getByRole('searchbox', { name: 'Search webhooks' });
  await expect(search).toBeFocused();
  await page.keyboard.type('jk?/');
  await expect(search).toHaveValue('jk?/');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await search.fill('');
  await expect(links.nth(1)).toBeVisible();
  await search.blur();
  await expect(search).not.toBeFocused();

  await page.keyboard.press('j');
  const focused = page.locator('[data-row-link]:focus');
  await expect(focused).toHaveCount(1);
  const href = await focused.getAttribute('href');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${href}$`));
});

test('the sheet behind ? lists the keys by group, and gives the focus back', async ({ signInAs }) => {
  const page = await signInAs('primary viewer', '/send/sending/webhooks/deliveries');
  const first = page.locator('main [data-row-link]').first();
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await pressUntil(page, '?', (options) => expect(sheet).toBeVisible(options));
  await expect(sheet.getByRole('region', { name: 'Lists' })).toContainText('Next row');
  await expect(sheet.getByRole('region', { name: 'Everywhere' })).toContainText('Ctrl');
  // Behind a dialog the list's keys do nothing.
  await page.keyboard.press('j');
  await expect(first).not.toBeFocused();
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
});
