import { expect, test } from '../fixtures';
import { expectAccessible } from './accessible';
import { newDomain, newWebhook } from './new-domain';

const LOGS = '/send/sending/webhooks';
/** 640 pixels of CSS: a window of 1280 at 200 %. */
const WIDTHS = [360, 640, 1280];

test('what people see of deliveries is accessible and can be used on a phone, wide and at 200 %', async ({
  page,
  signInAs,
  api,
  receiver,
}) => {
  test.setTimeout(240_000);
  const domain = await newDomain(api);
  receiver.answer(500);
  const id = await newWebhook(api, {
    domain,
    url: `${receiver.url}/axe`,
    eventTypes: ['opened'],
    description: 'Orders',
  });
  const data = ['ada', 'grace'].map((name) => ({
    event: 'opened',
    recipient: `${name}@customer.example`,
    message: { headers: { 'message-id': `20261125223105.4c1b7e02a9d35f68@${domain}` } },
  }));
  expect((await api.post(`/api/domains/${domain}/events`, { data })).status()).toBe(200);
  await receiver.waitFor(2);

  // Everything is opened where there is the least room.
  await page.setViewportSize({ width: 360, height: 800 });
  await signInAs('primary admin', `${LOGS}/deliveries?webhook=${id}`);
  const table = page.getByRole('table', { name: 'Deliveries' });
  await expect(table.getByText('Pending').first()).toBeVisible();
  await table.getByRole('checkbox', { name: /to ada@/ }).check();
  const selection = page.getByRole('region', { name: 'Selection' });
  await expect(selection).toBeVisible();
  await expectAccessible(page, 'deliveries', WIDTHS);

  await selection.getByRole('button', { name: 'Recover…' }).click();
  const recovery = page.getByRole('dialog');
  await expect(recovery.getByText(/on the way already/)).toBeVisible();
  await expectAccessible(page, 'recovery', WIDTHS);
  await page.keyboard.press('Escape');
  await expect(recovery).toHaveCount(0);

  await table.locator('tbody').getByRole('button').first().click();
  await expect(page.getByRole('list', { name: 'Attempts' }).getByRole('listitem')).toHaveCount(8);
  await expectAccessible(page, 'drawer', WIDTHS);

  await page.goto(`${LOGS}/failure-logs?webhook=${id}`);
  await expect(page.getByRole('table', { name: 'Failure logs' }).getByRole('row')).toHaveCount(3);
  await expectAccessible(page, 'failure logs', WIDTHS);

  await page.goto(`${LOGS}/message?message=20261125223105.4c1b7e02a9d35f68@${domain}`);
  await expect(page.getByRole('list', { name: 'What happened' })).toContainText('/axe');
  await expectAccessible(page, 'message', WIDTHS);
});
