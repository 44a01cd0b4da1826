import type { APIRequestContext } from '@playwright/test';
import { expect, test } from '../fixtures';
import { expectAccessible } from './accessible';
import { newDomain, newWebhook } from './new-domain';

interface Item {
  id: string;
  level: string;
  url: string;
  description: string;
  lastAttempt: { at: string } | null;
}
const webhooksOf = async (api: APIRequestContext) =>
  ((await (await api.get('/api/webhooks')).json()) as { items: Item[] }).items;

test('the list shows a day of each webhook, in words as well', async ({ signInAs }) => {
  const page = await signInAs('primary viewer');
  const busy = page.getByRole('row').filter({ hasText: 'Event warehouse' });
  await expect(busy.getByRole('img', { name: /^[\d,]+ attempts in the last 24 hours, / })).toBeVisible();
  const broken = page.getByRole('row').filter({ hasText: 'Analytics, down at the moment' });
  await expect(broken.getByRole('img', { name: /in the last 24 hours, [\d,]+ failed$/ })).toBeVisible();
  await expect(broken.getByText('100% failed')).toBeVisible();
  await expect(page.getByRole('switch')).toHaveCount(0);
});

test('the list is filtered and searched in the address', async ({ signInAs }) => {
  const page = await signInAs('primary admin');
  await page.getByLabel('State').selectOption('failing');
  await expect(page).toHaveURL(/state=failing/);
  await expect(page.getByRole('row').filter({ hasText: 'Analytics' })).toBeVisible();
  await page.getByLabel('Event type').selectOption('complained');
  await expect(page.getByRole('row').filter({ hasText: 'Analytics' })).toHaveCount(0);
  await expect(page.getByRole('row').filter({ hasText: 'CRM' })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Event type')).toHaveValue('complained');
  await page.getByLabel('Search webhooks').fill('nothing has this in it');
  await page.getByRole('button', { name: 'Show all webhooks' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Analytics' })).toBeVisible();
});

test('a webhook’s page has charts, and a table in their place, accessible in both themes', async ({
  signInAs,
  api,
}) => {
  const { id = '' } = (await webhooksOf(api)).find(({ description }) => description === 'Event warehouse') ?? {};
  const page = await signInAs('primary admin', `/send/sending/webhooks/${id}`);
  await expect(page.getByRole('img', { name: /^Attempts over time: [\d,]+ attempts, of which/ })).toBeVisible();
  await expect(page.getByRole('img', { name: /^Duration of attempts over time: the median is \d/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Statuses' })).toContainText('200');
  await expect(page.getByRole('table', { name: 'Latest deliveries' }).getByRole('row')).toHaveCount(6);
  await expectAccessible(page, 'charts', [1280]);

  await page.getByRole('radio', { name: '7 days' }).check();
  await expect(page).toHaveURL(/range=7d/);
  await page.getByRole('button', { name: 'Table' }).click();
  const table = page.getByRole('table', { name: 'Attempts over time' });
  await expect(table.getByRole('columnheader', { name: '99th percentile' })).toBeAttached();
  await expect(table.getByRole('row').nth(1)).toContainText(/ms/);
  await expectAccessible(page, 'the table of the charts', [1280]);

  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto(`/send/sending/webhooks/${id}`);
  await expect(page.getByRole('img', { name: /^Attempts over time/ })).toBeVisible();
  await expectAccessible(page, 'charts on a phone', [360]);
});

test('an attempt is in the charts a moment after it was made', async ({ signInAs, api, receiver }) => {
  const domain = await newDomain(api);
  const id = await newWebhook(api, { domain, url: receiver.url, eventTypes: ['opened'] });
  const page = await signInAs('primary viewer', `/send/sending/webhooks/${id}?range=1h`);
  await expect(page.getByText('Nothing was sent to this webhook in this time.')).toBeVisible();
  await expect(page.getByText('None yet.')).toBeVisible();

  receiver.answer(406);
  await api.post(`/api/domains/${domain}/events`, { data: { event: 'opened', recipient: 'ada@customer.example' } });
  const counted = async () =>
    ((await (await api.get(`/api/stats?webhookId=${id}`)).json()) as { totals: { rejected: number } }).totals.rejected;
  await expect.poll(counted).toBe(1);
  await page.reload();
  await expect(page.getByRole('region', { name: 'Statuses' })).toContainText('406');
  await page.getByRole('table', { name: 'Latest deliveries' }).getByRole('link', { name: 'Opened' }).click();
  await expect(page).toHaveURL(new RegExp(`webhook=${id}&delivery=`));
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('deleting says before how many pending deliveries it cancels', async ({ signInAs, api, receiver }) => {
  const domain = await newDomain(api);
  const id = await newWebhook(api, { domain, url: receiver.url, eventTypes: ['opened'] });
  receiver.answer(500);
  const event = { event: 'opened', recipient: 'ada@customer.example' };
  await api.post(`/api/domains/${domain}/events`, { data: [event, { ...event, recipient: 'bob@customer.example' }] });
  await receiver.waitFor(2);
  const pending = async () =>
    ((await (await api.get(`/api/webhooks/${id}/pending`)).json()) as { pendingDeliveries: number }).pendingDeliveries;
  await expect.poll(pending).toBe(2);
  const page = await signInAs('primary admin', `/send/sending/webhooks/${id}`);
  await page.getByRole('button', { name: 'Delete' }).click();
  const confirm = page.getByRole('alertdialog');
  await expect(confirm).toContainText('2 pending deliveries will be canceled.');
  await confirm.getByRole('button', { name: 'Delete webhook' }).click();
  await expect(page.getByText('2 deliveries were canceled')).toBeVisible();
});

test('the charts’ code is not part of the list’s page', async ({ signInAs, api }) => {
  const { id = '' } = (await webhooksOf(api))[0] ?? {};
  const page = await signInAs('primary admin');
  const scripts = new Set<string>();
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.add(request.url());
  });
  // Asked for anew: a page that was left behind takes its answers along.
  const hasCharts = async () => {
    for (const url of scripts) if ((await (await page.request.get(url)).text()).includes('recharts-')) return true;
    return false;
  };
  await page.goto('/send/sending/webhooks');
  await expect(page.getByRole('table', { name: 'Webhooks' })).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(scripts.size).toBeGreaterThan(3);
  expect(await hasCharts()).toBe(false);
  await page.goto(`/send/sending/webhooks/${id}`);
  await expect.poll(hasCharts).toBe(true);
});
