import type { APIRequestContext } from '@playwright/test';
import { expect, test } from '../fixtures';
import { newDomain, newWebhook } from './new-domain';

const LIST = '/send/sending/webhooks/deliveries';

async function sendTo(api: APIRequestContext, domain: string, recipient: string) {
  const message = { headers: { 'message-id': `${recipient.replace('@', '.')}@${domain}` } };
  const data = { event: 'opened', recipient, message };
  expect((await api.post(`/api/domains/${domain}/events`, { data })).status()).toBe(200);
}

test('deliveries arrive by themselves, wait while the list is paused, and never move what is being read', async ({
  signInAs,
  api,
  receiver,
}) => {
  const domain = await newDomain(api);
  const webhook = await newWebhook(api, {
    domain,
    url: `${receiver.url}/live`,
    eventTypes: ['opened'],
    description: 'Live',
  });
  const page = await signInAs('primary admin');
  const stream = page.waitForResponse(/\/api\/live/);
  await page.goto(`${LIST}?webhook=${webhook}`);
  await expect(page.getByText('No delivery matches')).toBeVisible();
  await stream;

  const rows = page.getByRole('table', { name: 'Deliveries' }).locator('tbody').getByRole('row');
  await sendTo(api, domain, 'ada@customer.example');
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toContainText('Succeeded');
  await expect(rows.first()).toContainText('1 of 8');
  await expect(rows.first()).toContainText('200');

  await page.keyboard.press('t');
  await expect(page.getByRole('button', { name: 'Paused' })).toBeVisible();
  await sendTo(api, domain, 'grace@customer.example');
  await receiver.waitFor(2);
  await expect(rows).toHaveCount(1);
  const again = page.waitForResponse(/\/api\/live/);
  await page.keyboard.press('t');
  await expect(rows).toHaveCount(2);
  await again;

  // Scrolled down, what is new is counted and let in on demand.
  await page.setViewportSize({ width: 1280, height: 360 });
  // Over the list: the navigation beside it scrolls by itself.
  await page.mouse.move(800, 300);
  await page.mouse.wheel(0, 200);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(80);
  await sendTo(api, domain, 'linus@customer.example');
  const pill = page.getByRole('button', { name: '1 new' });
  await expect(pill).toBeVisible();
  await expect(rows).toHaveCount(2);
  // By keyboard: where a click has to wait for it to come to rest, it scrolls to it anew, and that lets go of the list.
  await pill.press('Enter');
  await expect(rows).toHaveCount(3);
  await expect(rows.first()).toContainText('linus@customer.example');
  await expect(pill).toHaveCount(0);
});

test('one search box finds recipients, messages, codes, URLs and deliveries, and survives a reload', async ({
  signInAs,
  api,
  receiver,
}) => {
  const domain = await newDomain(api);
  receiver.answer(({ body }) => (body.includes('grace') ? 503 : 200));
  const webhook = await newWebhook(api, { domain, url: `${receiver.url}/orders-${domain}`, eventTypes: ['opened'] });
  for (const name of ['ada', 'grace']) await sendTo(api, domain, `${name}@customer.example`);
  await receiver.waitFor(2);
  const page = await signInAs('primary viewer', `${LIST}?webhook=${webhook}`);
  const rows = page.getByRole('table', { name: 'Deliveries' }).locator('tbody').getByRole('row');
  await expect(rows).toHaveCount(2);
  const box = page.getByRole('searchbox', { name: 'Search' });

  for (const [text, kind, found] of [
    ['Ada@customer.example', 'Recipient', 'ada@'],
    [`<grace.customer.example@${domain}>`, 'Message id', 'grace@'],
    ['503', 'Status code', 'grace@'],
  ] as const) {
    await box.fill(text);
    await expect(box).toHaveAccessibleDescription(new RegExp(`Understood as ${kind}`));
    await box.press('Enter');
    await expect(rows).toHaveCount(1);
    await expect(rows.first()).toContainText(found);
    await page.reload();
    await expect(box).toHaveValue(text);
    await expect(rows).toHaveCount(1);
    await expect(rows.first()).toContainText(found);
  }
  await page.getByRole('button', { name: 'Clear the search' }).click();
  await expect(rows).toHaveCount(2);
  await box.fill(`${receiver.url}/orders-`);
  await expect(box).toHaveAccessibleDescription(/Understood as URL or reason/);
  await box.press('Enter');
  await expect(page).toHaveURL(/search=/);
  await expect(rows).toHaveCount(2);

  const { items } = (await (await api.get(`/api/deliveries?webhookId=${webhook}`)).json()) as {
    items: { id: string }[];
  };
  await box.fill(items[0]?.id ?? '');
  await expect(box).toHaveAccessibleDescription(/Understood as Delivery id/);
  await box.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Delivery' })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`delivery=${items[0]?.id}`));
});

test('filters are in the address: status, webhook, type, code and time', async ({ signInAs, api, receiver }) => {
  const domain = await newDomain(api);
  receiver.answer(406);
  const webhook = await newWebhook(api, {
    domain,
    url: `${receiver.url}/f`,
    eventTypes: ['opened'],
    description: 'Orders',
  });
  await sendTo(api, domain, 'ada@customer.example');
  await receiver.waitFor(1);
  const page = await signInAs('primary admin', LIST);
  const rows = page.getByRole('table', { name: 'Deliveries' }).locator('tbody').getByRole('row');

  await page.getByRole('radio', { name: 'Failed' }).check();
  await expect(page).toHaveURL(/status=failed/);
  await page.getByRole('combobox', { name: 'Webhook' }).selectOption(webhook);
  await page.getByRole('combobox', { name: 'Event type' }).selectOption('Opened');
  await page.getByRole('textbox', { name: 'Status code' }).fill('406');
  await page.getByRole('textbox', { name: 'Status code' }).press('Enter');
  await page.getByRole('combobox', { name: 'Time' }).selectOption('Last hour');
  await expect(page).toHaveURL(/range=1h/);
  await expect(rows).toHaveCount(1);
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Failed' })).toBeChecked();
  await expect(page.getByRole('combobox', { name: 'Time' })).toHaveValue('1h');
  await expect(rows).toHaveCount(1);

  await page.getByRole('combobox', { name: 'Time' }).selectOption('Custom range…');
  await page.getByLabel('From').fill('2020-01-01T00:00');
  await page.getByLabel('To', { exact: true }).fill('2020-01-02T00:00');
  await page.getByLabel('To', { exact: true }).press('Enter');
  await expect(page.getByText('No delivery matches')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).first().click();
  await expect(rows.nth(1)).toBeVisible();
  await expect(page).not.toHaveURL(/status=|from=|webhook=/);
});
