import { expect, test } from '../fixtures';
import { newDomain } from './new-domain';

test('a new domain is unverified until somebody verifies it', async ({ signInAs, api }) => {
  const name = await newDomain(api);
  const page = await signInAs('primary developer', '/send/sending/domains');
  const row = page.getByRole('row').filter({ hasText: name });
  await expect(row.getByText('Unverified')).toBeVisible();
  await row.getByRole('button', { name: `Verify ${name}` }).click();
  await expect(row.getByText('Active')).toBeVisible();
  await expect(row.getByRole('button', { name: /^Verify/ })).toHaveCount(0);
  expect(await (await api.get(`/v4/domains/${name}`)).text()).toContain('"state":"active"');
});

test('a viewer sees the state and cannot change it', async ({ signInAs, api }) => {
  const name = await newDomain(api);
  const page = await signInAs('primary viewer', '/send/sending/domains');
  const row = page.getByRole('row').filter({ hasText: name });
  await expect(row.getByText('Unverified')).toBeVisible();
  await expect(row.getByRole('button')).toHaveCount(0);
});
