import { expect, type Person, test } from '../fixtures';

type Access = 'open' | 'for admins' | 'not there';

const PEOPLE = [
  'primary admin',
  'primary developer',
  'primary viewer',
  'subaccount admin',
  'subaccount developer',
  'subaccount viewer',
] as const satisfies Person[];

/** The table of PRODUCT 3, "API keys, users of the account" and "subaccounts", as the panel shows it; columns as PEOPLE. */
const TABLE: Record<string, { name: string; access: Access[] }> = {
  '/settings/api-keys': {
    name: 'API keys',
    access: ['open', 'for admins', 'for admins', 'open', 'for admins', 'for admins'],
  },
  '/settings/users': {
    name: 'Users',
    access: ['open', 'for admins', 'for admins', 'open', 'for admins', 'for admins'],
  },
  '/settings/subaccounts': {
    name: 'Subaccounts',
    access: ['open', 'open', 'open', 'not there', 'not there', 'not there'],
  },
};

for (const [column, person] of PEOPLE.entries()) {
  test(`a ${person} finds the settings that are theirs, and is told why where one is not`, async ({ signInAs }) => {
    const page = await signInAs(person);
    const settings = page.getByRole('navigation', { name: 'Main' }).getByRole('list', { name: 'Settings' });
    await expect(settings.getByRole('link', { name: 'Configuration' })).toBeVisible();
    for (const { name, access } of Object.values(TABLE)) {
      await expect(settings.getByRole('link', { name })).toHaveCount(access[column] === 'open' ? 1 : 0);
    }
    for (const [path, { name, access }] of Object.entries(TABLE)) {
      const expected = access[column];
      await page.goto(path);
      if (expected === 'not there') {
        await expect(page.getByRole('heading', { name: 'This page does not exist' })).toBeVisible();
        continue;
      }
      await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
      const closed = page.getByText('This page is for admins');
      if (expected === 'open') {
        await expect(page.getByRole('table').first()).toBeVisible();
        await expect(closed).toHaveCount(0);
      } else {
        await expect(closed).toBeVisible();
        await expect(page.getByText(/^An admin of .* can do this for you/)).toBeVisible();
        await expect(page.getByRole('table')).toHaveCount(0);
      }
    }
    // What only primaries have is no part of what a subaccount's people are told about roles.
    if (person === 'subaccount admin') expect(await page.content()).not.toMatch(/pii|redact/i);
  });
}
