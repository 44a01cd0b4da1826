import { expect, test } from '../fixtures';
import { pressUntil } from './keys';
import { newDomain, newWebhook } from './new-domain';

const LIST = '/send/sending/webhooks/deliveries';

test('a pending delivery shows its way on the ruler, is retried now, compared, stopped and sent again', async ({
  signInAs,
  api,
  receiver,
}) => {
  const domain = await newDomain(api);
  receiver.answer((_request, response) => {
    response.writeHead(500, { 'content-type': 'text/html' }).end('<b>down</b>\nuntil: noon');
    return undefined;
  });
  await newWebhook(api, { domain, url: `${receiver.url}/slow`, eventTypes: ['opened'], description: 'Orders' });
  const data = { event: 'opened', recipient: 'ada@customer.example' };
  expect((await api.post(`/api/domains/${domain}/events`, { data })).status()).toBe(200);
  await receiver.waitFor(1);

  const page = await signInAs('primary developer', `${LIST}?domain=${domain}`);
  const row = page.getByRole('row').filter({ hasText: `${receiver.url}/slow` });
  await expect(row).toContainText('Pending');
  await expect(row).toContainText(/in 9 m \d\d s|in 10 m 00 s/);
  await row.getByRole('button').click();

  const drawer = page.getByRole('dialog', { name: 'Delivery' });
  await expect(drawer.getByText(/Next attempt in 9 m \d\d s .*gives up at/)).toBeVisible();
  const ruler = drawer.getByRole('list', { name: 'Attempts' });
  await expect(ruler.getByRole('listitem')).toHaveCount(8);
  await expect(ruler.getByRole('button', { name: /^Attempt 1 of 8, failed, status 500, \d+ ms, at/ })).toBeVisible();
  await ruler.getByRole('button', { name: /^Attempt 8 of 8, due at/ }).click();
  await expect(drawer.getByRole('region', { name: 'Attempt 8' })).toContainText(
    'if the attempts before it fail at once',
  );
  await expect(page).toHaveURL(/attempt=8/);
  await ruler.getByRole('button', { name: /^Attempt 1 of 8/ }).click();
  await expect(drawer.getByRole('list', { name: 'Timing' })).toContainText('First byte');
  // An answer is text, whatever it holds.
  await expect(drawer.getByRole('region', { name: 'Answer to attempt 1' })).toContainText('<b>down</b>');
  await expect(drawer.getByText('account-level').or(drawer.getByText('domain-level')).first()).toBeVisible();

  receiver.answer(503);
  await drawer.getByRole('button', { name: 'Retry now' }).click();
  await receiver.waitFor(2);
  await ruler.getByRole('button', { name: /^Attempt 2 of 8, failed, status 503/ }).click();
  await drawer.getByRole('button', { name: 'Compare with another attempt' }).click();
  const compared = drawer.getByRole('table', { name: 'Attempts 1 and 2' });
  await expect(compared.getByRole('row').filter({ hasText: 'Status' })).toContainText(/500.*503/);
  await expect(drawer.getByRole('region', { name: 'Difference of the answers' })).toContainText('- <b>down</b>');

  await drawer.getByRole('button', { name: 'Stop…' }).press('Enter');
  const confirm = page.getByRole('alertdialog', { name: 'Stop this delivery?' });
  await expect(confirm.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await expect(confirm).toContainText('6 attempts that are left are not made');
  await confirm.getByRole('button', { name: 'Stop the delivery' }).press('Enter');
  await expect(drawer.getByText('Canceled')).toBeVisible();
  // Stop… is gone: what can be done now has the focus, within the drawer.
  await expect(drawer.getByRole('button', { name: 'Resend' })).toBeFocused();
  await expect(ruler.getByRole('listitem')).toHaveCount(2);

  receiver.answer(200);
  await drawer.getByRole('button', { name: 'Resend' }).click();
  await receiver.waitFor(3);
  await page.getByRole('button', { name: 'Open it' }).click();
  await expect(drawer.getByText(/Succeeded .* with the first attempt/)).toBeVisible();
});

test('by keyboard alone: search, walk, open, look, resend, and back to the row', async ({
  signInAs,
  api,
  receiver,
}) => {
  const domain = await newDomain(api);
  const webhook = await newWebhook(api, { domain, url: `${receiver.url}/keys`, eventTypes: ['opened'] });
  for (const name of ['ada', 'grace', 'linus']) {
    const data = { event: 'opened', recipient: `${name}@customer.example` };
    expect((await api.post(`/api/domains/${domain}/events`, { data })).status()).toBe(200);
    await receiver.waitFor(['ada', 'grace', 'linus'].indexOf(name) + 1);
  }
  const page = await signInAs('primary developer', `${LIST}?webhook=${webhook}`);
  const table = page.getByRole('table', { name: 'Deliveries' });
  await expect(table.locator('tbody').getByRole('row')).toHaveCount(3);
  const search = page.getByRole('searchbox', { name: 'Search' });
  await pressUntil(page, '/', (options) => expect(search).toBeFocused(options));
  // Letters are text there, not keys of the list.
  await page.keyboard.type(`${receiver.url}/keys`);
  await expect(search).toHaveAccessibleDescription(/Understood as URL or reason/);
  const found = page.waitForResponse(/\/api\/deliveries\?/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/search=/);
  await found;
  await expect(table.locator('tbody').getByRole('row')).toHaveCount(3);
  const clear = page.getByRole('button', { name: 'Clear the search' });
  await expect(clear).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(clear).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(clear).not.toBeFocused();
  await page.keyboard.press('j');
  const link = (name: string) =>
    table
      .getByRole('row')
      .filter({ hasText: `${name}@` })
      .getByRole('button');
  await expect(link('linus')).toBeFocused();
  await page.keyboard.press('j');
  await expect(link('grace')).toBeFocused();
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog', { name: 'Delivery' });
  await expect(drawer).toContainText('grace@customer.example');
  await page.keyboard.press('ArrowRight');
  await expect(drawer).toContainText('ada@customer.example');
  await page.keyboard.press('ArrowLeft');
  await expect(drawer).toContainText('grace@customer.example');
  await page.keyboard.press('ArrowLeft');
  await expect(drawer).toContainText('linus@customer.example');
  await page.keyboard.press('r');
  await receiver.waitFor(4);
  await expect(page.getByText('The event is being sent again.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(drawer).toHaveCount(0);
  await expect(link('linus').last()).toBeFocused();
});
