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
  await page.locator('main [data-row-link]').first().focus();
  await page.keyboard.press('Enter');
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
