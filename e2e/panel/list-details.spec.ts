import { expect, test } from '../fixtures';
import { newDomain, newWebhook } from './new-domain';

const WEBHOOKS = '/send/sending/webhooks';

test('every part of a row opens it, its times as well', async ({ signInAs, api, receiver }) => {
  const domain = await newDomain(api);
  await newWebhook(api, { domain, url: receiver.url, eventTypes: ['opened'] });
  const data = { event: 'opened', recipient: 'ada@customer.example' };
  expect((await api.post(`/api/domains/${domain}/events`, { data })).status()).toBe(200);
  await receiver.waitFor(1);
  const page = await signInAs('primary viewer');
  await page.goto(`${WEBHOOKS}/deliveries?domain=${domain}`);
  await page.getByRole('table', { name: 'Deliveries' }).getByRole('time').first().click();
  await expect(page.getByRole('dialog', { name: 'Delivery' })).toContainText('ada@customer.example');
});

test('a failure comes into the logs by itself, and not while somebody looks at one', async ({
  signInAs,
  api,
  receiver,
}) => {
  const domain = await newDomain(api);
  receiver.answer(500);
  await newWebhook(api, { domain, url: receiver.url, eventTypes: ['opened'] });
  const fail = async (name: string) => {
    const data = { event: 'opened', recipient: `${name}@customer.example` };
    expect((await api.post(`/api/domains/${domain}/events`, { data })).status()).toBe(200);
  };
  const page = await signInAs('primary developer');
  const streaming = page.waitForResponse((answer) => answer.url().endsWith('/api/live'));
  await page.goto(`${WEBHOOKS}/failure-logs?domain=${domain}`);
  await expect(page.getByText('No failure matches')).toBeVisible();
  await streaming;
  await fail('ada');
  const rows = page.getByRole('table', { name: 'Failure logs' }).locator('tbody').getByRole('row');
  await expect(rows).toHaveCount(1);

  await rows.first().getByRole('checkbox').check();
  await fail('grace');
  await receiver.waitFor(2);
  const waiting = async () => {
    const { items } = (await (await api.get(`/api/failure-logs?domain=${domain}`)).json()) as { items: unknown[] };
    return items.length;
  };
  await expect.poll(waiting).toBe(2);
  await expect(rows).toHaveCount(1);
  await rows.first().getByRole('checkbox').uncheck();
  await expect(rows).toHaveCount(2);
});

test('buttons tell their keys to who rests on them or tabs to them, and to nobody else', async ({ signInAs }) => {
  const page = await signInAs('primary developer');
  await page.goto(`${WEBHOOKS}/deliveries?status=failed`);
  await page.locator('main [data-row-link]').first().press('Enter');
  const drawer = page.getByRole('dialog', { name: 'Delivery' });
  const tooltip = page.getByRole('tooltip');
  const resend = drawer.getByRole('button', { name: 'Resend' });
  await expect(resend).toBeVisible();
  await expect(tooltip).toHaveCount(0);
  await resend.hover();
  await expect(tooltip).toHaveText('ResendR');
  await expect(resend).toHaveAccessibleDescription(/Resend/);
  await page.mouse.move(5, 5);
  await expect(tooltip).toHaveCount(0);
  await page.keyboard.press('Tab');
  await expect(tooltip).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(tooltip).toHaveCount(0);
  await expect(drawer).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(drawer).toHaveCount(0);
});

test('the first thing that Tab comes to leads past the navigation', async ({ signInAs }) => {
  const page = await signInAs('primary viewer');
  await page.goto(`${WEBHOOKS}/deliveries`);
  await expect(page.getByRole('table', { name: 'Deliveries' })).toBeVisible();
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('an address with filters that make no sense says which, and is mended in place', async ({ signInAs }) => {
  const page = await signInAs('primary viewer');
  await page.goto(`${WEBHOOKS}/failure-logs?code=abc`);
  const alert = page.getByRole('main').getByRole('alert');
  await expect(alert).toContainText('Status code: Write a status code from 100 to 599.');
  await expect(alert.getByRole('button')).toHaveCount(0);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page.getByRole('table', { name: 'Failure logs' })).toBeVisible();
});

test('on a phone the audit log begins with its entries, and its filters unfold', async ({ signInAs }) => {
  const page = await signInAs('primary admin');
  await page.setViewportSize({ width: 375, height: 812 });
  await page.goto('/settings/audit-log');
  await expect(page.locator('main [data-row-link]').first()).toBeInViewport();
  await expect(page.getByLabel('Kind')).toBeHidden();
  await page.getByRole('button', { name: 'Filters' }).click();
  await page.getByLabel('Kind').selectOption('Webhook');
  await expect(page.getByRole('button', { name: 'Filters (1)' })).toHaveAttribute('aria-expanded', 'true');
  await expect(page).toHaveURL(/kind=webhook/);
});

test('the figures of a webhook are in the person’s zone from the first paint, below a head that stays above them', async ({
  signInAs,
  api,
}) => {
  const { items } = (await (await api.get('/api/webhooks')).json()) as { items: { id: string }[] };
  const page = await signInAs('primary viewer');
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.goto(`${WEBHOOKS}/${items[0]?.id}?range=7d&table=true`);
  const table = page.getByRole('table', { name: 'Attempts over time' });
  await expect(table.getByRole('row').nth(1).getByRole('time')).toBeVisible();
  const edges = async (row: number) => {
    const box = await table
      .getByRole('row')
      .nth(row)
      .getByRole(row === 0 ? 'columnheader' : 'cell')
      .first()
      .boundingBox();
    return { top: box?.y ?? 0, bottom: (box?.y ?? 0) + (box?.height ?? 0) };
  };
  expect((await edges(0)).bottom).toBeLessThanOrEqual((await edges(1)).top + 1);
  expect(errors).toEqual([]);
});

test('Back never opens again what was closed, and what was walked through is one step', async ({ signInAs }) => {
  const page = await signInAs('primary viewer');
  await page.goto(`${WEBHOOKS}/failure-logs`);
  await page.getByRole('link', { name: 'Deliveries' }).click();
  const table = page.getByRole('table', { name: 'Deliveries' });
  const drawer = page.getByRole('dialog', { name: 'Delivery' });
  const list = new RegExp(`${WEBHOOKS}/deliveries$`);
  const openFirst = async () => {
    await table.locator('[data-row-link]').first().press('Enter');
    await expect(drawer.getByRole('button', { name: 'Next delivery' })).toBeEnabled();
  };
  await expect(page).toHaveURL(list);

  await openFirst();
  const first = page.url();
  await page.keyboard.press('ArrowRight');
  await expect(page).not.toHaveURL(first);
  await expect(page).toHaveURL(/delivery=/);
  await page.keyboard.press('Escape');
  await expect(drawer).toHaveCount(0);
  await expect(page).toHaveURL(list);
  await page.goForward();
  await expect(drawer).toBeVisible();
  await page.goBack();
  await expect(drawer).toHaveCount(0);

  await openFirst();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(list);
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`${WEBHOOKS}/failure-logs$`));
  await expect(page.getByRole('table', { name: 'Failure logs' })).toBeVisible();
});

test('a drawer that was opened by its address is closed onto its list', async ({ signInAs }) => {
  const page = await signInAs('primary viewer');
  await page.goto(`${WEBHOOKS}/deliveries`);
  await page.getByRole('table', { name: 'Deliveries' }).locator('[data-row-link]').first().press('Enter');
  await expect(page).toHaveURL(/delivery=/);
  const opened = page.url();
  await page.goto('/profile');
  await page.goto(opened);
  const drawer = page.getByRole('dialog', { name: 'Delivery' });
  await drawer.getByRole('button', { name: 'Close' }).click();
  await expect(drawer).toHaveCount(0);
  await expect(page).toHaveURL(new RegExp(`${WEBHOOKS}/deliveries$`));
  await page.goBack();
  await expect(page).toHaveURL(/profile/);
});

test('further pages keep the focus, and one that fails is tried again where it was asked for', async ({ signInAs }) => {
  const page = await signInAs('primary viewer', `${WEBHOOKS}/deliveries`);
  const rows = page.getByRole('table', { name: 'Deliveries' }).locator('tbody').getByRole('row');
  await expect(rows).toHaveCount(50);
  await page.route(/cursor=/, (route) => route.fulfill({ status: 500, json: {} }));
  await page.getByRole('button', { name: 'Load more' }).press('Enter');
  await expect(page.getByText('More could not be loaded. What is here stays.')).toBeVisible();
  const again = page.getByRole('button', { name: 'Try again' });
  await expect(again).toBeFocused();
  await expect(rows).toHaveCount(50);
  await page.unroute(/cursor=/);
  await again.press('Enter');
  await expect(rows.nth(50)).toBeAttached();
  const more = page.getByRole('button', { name: 'Load more' });
  const foot = page.getByText('all there are');
  await expect(more.or(foot)).toBeFocused();
});

test('a text that was typed and not searched for goes with the filters', async ({ signInAs }) => {
  const page = await signInAs('primary viewer', `${WEBHOOKS}/deliveries?type=opened`);
  const box = page.getByRole('searchbox', { name: 'Search' });
  await box.fill('ada@customer.example');
  await page.getByRole('button', { name: 'Clear filters' }).press('Enter');
  await expect(box).toHaveValue('');
  await expect(box).toBeFocused();
  await expect(page).toHaveURL(new RegExp(`${WEBHOOKS}/deliveries$`));
});
