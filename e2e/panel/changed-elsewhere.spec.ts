import { expect, test } from '../fixtures';
import { newDomain, newWebhook } from './new-domain';

const WEBHOOKS = '/send/sending/webhooks';

test('the list and the page of a webhook show what others make of it, and that it is gone', async ({
  signInAs,
  api,
}) => {
  const domain = await newDomain(api);
  const webhook = await newWebhook(api, { domain, url: 'https://hooks.example/', eventTypes: ['opened'] });
  const page = await signInAs('primary developer');
  // A page looks again by itself after ten and thirty seconds. Here it never does: what it shows, it was told of.
  await page.addInitScript(() => {
    const { setTimeout: later, setInterval: each } = window;
    window.setTimeout = ((run: () => void, ms = 0) => (ms < 10_000 ? later(run, ms) : 0)) as typeof setTimeout;
    window.setInterval = ((run: () => void, ms = 0) => (ms < 10_000 ? each(run, ms) : 0)) as typeof setInterval;
  });
  const following = page.waitForResponse(/\/api\/live/);
  await page.goto(`${WEBHOOKS}?search=${domain}`);
  await following;
  const row = page.getByRole('row').filter({ hasText: domain });
  await expect(row).toBeVisible();
  expect((await api.patch(`/api/webhooks/${webhook}`, { data: { description: 'Renamed by Eve' } })).status()).toBe(200);
  await expect(row).toContainText('Renamed by Eve');

  const again = page.waitForResponse(/\/api\/live/);
  await page.goto(`${WEBHOOKS}/${webhook}`);
  await again;
  await page.getByRole('button', { name: 'Edit' }).click();
  await expect(page.getByRole('dialog', { name: 'Edit webhook' })).toBeVisible();
  expect((await api.delete(`/api/webhooks/${webhook}`)).status()).toBe(200);
  await expect(page.getByText('There is no such webhook')).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('editing a webhook leaves alone what was not changed in the form', async ({ signInAs, api }) => {
  const domain = await newDomain(api);
  const webhook = await newWebhook(api, {
    domain,
    url: 'https://hooks.example/',
    eventTypes: ['opened'],
    description: 'Before',
  });
  const page = await signInAs('primary developer', `${WEBHOOKS}/${webhook}`);
  await page.getByRole('button', { name: 'Edit' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit webhook' });
  await expect(dialog.getByLabel('Description')).toHaveValue('Before');
  await dialog.getByRole('checkbox', { name: 'Clicked' }).check();
  const data = { description: 'By somebody else', rateLimit: 7 };
  expect((await api.patch(`/api/webhooks/${webhook}`, { data })).status()).toBe(200);
  await dialog.getByRole('button', { name: 'Save changes' }).click();
  await expect(dialog).toHaveCount(0);
  const saved = await (await api.get(`/api/webhooks/${webhook}`)).json();
  expect(saved).toMatchObject({ ...data, eventTypes: expect.arrayContaining(['opened', 'clicked']) });
});
