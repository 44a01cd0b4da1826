import { expect, test } from '../fixtures';

const PII = /pii|redact|personal data/i;

test('the PII toggle of a primary with subaccounts says what it holds for, and stays as it was set', async ({
  signInAs,
  api,
}) => {
  const page = await signInAs('primary admin');
  await page.goto('/settings/configuration');
  const toggle = page.getByRole('switch', { name: 'Redact personal data (PII)' });
  await expect(page.getByText('all domains of this account and of all its subaccounts')).toBeVisible();
  const before = await toggle.isChecked();
  await toggle.click();
  await expect(page.getByText(/Personal data is (redacted from now on|sent as it is)/)).toBeVisible();
  await page.reload();
  await expect(toggle).toBeChecked({ checked: !before });
  await api.patch('/api/configuration', { data: { redactPii: before } });
});

test('a developer of the primary sees the PII toggle and cannot set it', async ({ signInAs }) => {
  const page = await signInAs('primary developer');
  await page.goto('/settings/configuration');
  await expect(page.getByRole('switch', { name: 'Redact personal data (PII)' })).toBeDisabled();
});

test('a subaccount finds no trace of a PII setting: not on the page, not in its data', async ({ page, signInAs }) => {
  const bodies: Promise<{ url: string; text: string }>[] = [];
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (response.request().method() === 'GET' && (pathname.startsWith('/api/') || pathname.startsWith('/settings/'))) {
      // A page that is left takes the bodies of its last answers with it.
      const text = response.text().catch(() => '');
      bodies.push(text.then((body) => ({ url: response.url(), text: body })));
    }
  });
  await signInAs('subaccount admin');
  await page.goto('/settings/configuration');
  await expect(page.getByRole('switch', { name: 'Retry delivered notifications' })).toBeVisible();
  await expect(page.getByRole('switch')).toHaveCount(1);
  expect(await page.getByRole('main').textContent()).not.toMatch(PII);
  for (const { url, text } of await Promise.all(bodies)) expect(text.match(/redactPii|pii:|\bPII\b/), url).toBeNull();
});

test('retrying delivered notifications is a setting of each account', async ({ signInAs }) => {
  const page = await signInAs('other subaccount admin');
  await page.goto('/settings/configuration');
  const toggle = page.getByRole('switch', { name: 'Retry delivered notifications' });
  const before = await toggle.isChecked();
  await toggle.click();
  await expect(page.getByText(/Delivered notifications are (retried|sent once)/)).toBeVisible();
  await page.reload();
  await expect(toggle).toBeChecked({ checked: !before });
});
