import { randomBytes } from 'node:crypto';
import { expect, test } from '../fixtures';
import { newDomain, newWebhook } from './new-domain';

test('the story of a message: what happened in order, who was told, and what came of it', async ({
  signInAs,
  api,
  receiver,
}) => {
  const domain = await newDomain(api);
  await newWebhook(api, { domain, url: `${receiver.url}/story`, eventTypes: ['accepted', 'delivered', 'opened'] });
  const id = `20261125223105.${randomBytes(8).toString('hex')}@${domain}`;
  const about = { recipient: `ada@${domain}`, message: { headers: { 'message-id': id } } };
  const now = Date.now() / 1_000;
  const data = [
    { ...about, event: 'accepted', timestamp: now - 30 },
    { ...about, event: 'failed', severity: 'temporary', reason: 'generic', timestamp: now - 20 },
    { ...about, event: 'delivered', timestamp: now - 10 },
    { ...about, event: 'opened', timestamp: now },
  ];
  expect((await api.post(`/api/domains/${domain}/events`, { data })).status()).toBe(200);
  await receiver.waitFor(3);

  const page = await signInAs('primary viewer', `/send/sending/webhooks/deliveries?domain=${domain}&type=opened`);
  await page.getByRole('table', { name: 'Deliveries' }).locator('tbody').getByRole('button').first().click();
  await page.getByRole('link', { name: 'All that happened to this message' }).click();
  await expect(page).toHaveURL(/message\?message=/);
  const story = page.getByRole('list', { name: 'What happened' });
  const happened = story.locator('> li');
  await expect(happened).toHaveCount(4);
  for (const [index, name] of ['Accepted', 'Temporary Failure', 'Delivered', 'Opened'].entries()) {
    await expect(happened.nth(index)).toContainText(name);
  }
  await expect(happened.nth(0)).toContainText('Succeeded');
  await expect(happened.nth(1)).not.toContainText(`${receiver.url}/story`);

  await happened
    .nth(2)
    .getByRole('button', { name: `${receiver.url}/story` })
    .click();
  await expect(page.getByRole('dialog', { name: 'Delivery' })).toContainText(`Delivered on ${domain}`);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await happened
    .nth(0)
    .getByRole('link', { name: `ada@${domain}` })
    .click();
  await expect(page.getByRole('heading', { name: 'Messages to a recipient' })).toBeVisible();
  await expect(happened).toHaveCount(4);
});

test('an account without any delivery sends samples and sees them arrive; without any failure it is calm', async ({
  signInAs,
  api,
  receiver,
}) => {
  const name = `Fresh ${randomBytes(4).toString('hex')}`;
  const made = await api.post('/v5/accounts/subaccounts', { form: { name } });
  const { subaccount } = (await made.json()) as { subaccount: { id: string } };
  const headers = { 'x-mailgun-on-behalf-of': subaccount.id };
  const domain = `t${randomBytes(5).toString('hex')}.example`;
  expect((await api.post('/api/domains', { headers, data: { name: domain } })).status()).toBe(200);

  const page = await signInAs('primary admin');
  await page.getByRole('button', { name: /^Account:/ }).click();
  await page.getByRole('menuitemradio', { name: new RegExp(name) }).click();
  await expect(page.getByRole('region', { name: 'Subaccount' })).toContainText(name);
  const stream = page.waitForResponse(/\/api\/live/);
  await page.goto('/send/sending/webhooks/deliveries');
  await expect(page.getByText('No deliveries yet')).toBeVisible();
  await stream;
  await expect(page.getByRole('region', { name: 'Command' })).toContainText(`/api/domains/${domain}/events`);

  // Nobody listens yet: it says so.
  await page.getByRole('button', { name: 'Opened', exact: true }).click();
  await expect(page.getByText(/no enabled webhook of this account listens to it/)).toBeVisible();
  const webhook = {
    level: 'domain',
    domain,
    url: `${receiver.url}/samples`,
    eventTypes: ['opened', 'accepted', 'delivered'],
  };
  expect((await api.post('/api/webhooks', { headers, data: webhook })).status()).toBe(200);
  await page.getByRole('button', { name: 'Send the story of one message' }).click();
  const rows = page.getByRole('table', { name: 'Deliveries' }).locator('tbody').getByRole('row');
  await expect(rows).toHaveCount(3);
  await expect(rows.filter({ hasText: 'Succeeded' })).toHaveCount(3);

  await page.getByRole('link', { name: 'Failure logs' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'No failed attempts.' })).toContainText(
    /The last delivery succeeded/,
  );
});
