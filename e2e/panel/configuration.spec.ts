import { expect, test } from '../fixtures';

const PII = /pii|redact|personal data/i;

test('the PII toggle of a primary with subaccounts says what it holds for, and stays as it was set', async ({
  signInAs,
  api,
}) => {
  const page = await signInAs('primary admin', '/settings/configuration');
  const toggle = page.getByRole('switch', { name: 'Redact personal data (PII)' });
  await expect(page.getByText('all domains of this account and of all its subaccounts')).toBeVisible();
  const sample = page.getByLabel('Sample event, On: redacted');
  await expect(sample).toContainText('"recipient": "[REDACTED]"');
  await expect(sample).toContainText('"message-id": "20261120101112.4c1b@mg.example.com"');
  await expect(page.getByLabel('Sample event, Off: as it is')).toContainText('"recipient": "ada@customer.example"');
  const before = await toggle.isChecked();
  await toggle.click();
  await expect(page.getByText(/Personal data is (redacted from now on|sent as it is)/)).toBeVisible();
  await page.reload();
  await expect(toggle).toBeChecked({ checked: !before });
  await api.patch('/api/configuration', { data: { redactPii: before } });
});

test('a developer of the primary sees the PII toggle and cannot set it', async ({ signInAs }) => {
  const page = await signInAs('primary developer', '/settings/configuration');
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
  await signInAs('subaccount admin', '/settings/configuration');
  await expect(page.getByRole('switch', { name: 'Retry delivered notifications' })).toBeVisible();
  await expect(page.getByRole('switch')).toHaveCount(1);
  expect(await page.getByRole('main').textContent()).not.toMatch(PII);
  for (const { url, text } of await Promise.all(bodies)) expect(text.match(/redactPii|pii:|\bPII\b/), url).toBeNull();
});

test('who set the PII toggle last and when is said beneath it, with a way to all its changes', async ({
  signInAs,
  api,
}) => {
  const page = await signInAs('primary admin');
  for (const redactPii of [true, false]) await api.patch('/api/configuration', { data: { redactPii } });
  await page.goto('/settings/configuration');
  await expect(page.getByText(/Last changed by the API key Demo, .*(now|ago)/)).toBeVisible();
  await page.getByRole('link', { name: 'All its changes' }).click();
  const first = page.getByRole('table', { name: 'Audit log' }).getByRole('button').first();
  await first.click();
  const change = page.getByRole('dialog').getByRole('row', { name: /^Redact pii/ });
  await expect(change.getByRole('cell')).toHaveText(['On', 'Off']);
});

test('a primary decides for how long events are kept, after a question where that deletes, and its subaccounts see it', async ({
  signInAs,
  api,
  apiOf,
}) => {
  const page = await signInAs('primary admin', '/settings/configuration');
  await page.getByLabel('Keep events', { exact: true }).selectOption('Another time…');
  await page.getByLabel('Days to keep events').fill('4000');
  await expect(page.getByLabel('Days to keep events')).toHaveAccessibleDescription(/1 to 3,650 days/);
  await expect(page.getByRole('button', { name: 'Save retention' })).toBeDisabled();
  await page.getByLabel('Days to keep events').fill('3649');
  await page.getByRole('button', { name: 'Save retention' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete older events' }).click();
  await expect(page.getByText('Events are kept for 3649 days.')).toBeVisible();
  const theirs = await apiOf('subaccount');
  expect(await (await theirs.get('/api/configuration')).json()).toMatchObject({ retentionDays: 3649 });
  expect((await theirs.patch('/api/configuration', { data: { retentionDays: 1 } })).status()).toBe(403);
  await page.getByLabel('Keep events', { exact: true }).selectOption('For ever');
  await page.getByRole('button', { name: 'Save retention' }).click();
  await expect(page.getByText('Events are kept for ever.')).toBeVisible();
  expect(await (await api.get('/api/configuration')).json()).toMatchObject({ retentionDays: null });
});

test('a subaccount reads for how long events are kept and cannot set it', async ({ signInAs }) => {
  const page = await signInAs('subaccount admin', '/settings/configuration');
  await expect(page.getByText('Decided by the primary account.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save retention' })).toHaveCount(0);
});

test('retrying delivered notifications is a setting of each account', async ({ signInAs }) => {
  const page = await signInAs('other subaccount admin', '/settings/configuration');
  const toggle = page.getByRole('switch', { name: 'Retry delivered notifications' });
  const before = await toggle.isChecked();
  await toggle.click();
  await expect(page.getByText(/Delivered notifications are (retried|sent once)/)).toBeVisible();
  await page.reload();
  await expect(toggle).toBeChecked({ checked: !before });
});
