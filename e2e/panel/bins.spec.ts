import type { APIRequestContext, Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { expectAccessible } from './accessible';
import { newDomain } from './new-domain';

interface Bin {
  id: string;
  url: string;
}

async function newBin(api: APIRequestContext, data: object = {}): Promise<Bin> {
  const answer = await api.post('/api/bins', { data });
  expect(answer.status(), await answer.text()).toBe(200);
  return (await answer.json()) as Bin;
}

async function open(page: Page, { id }: Bin) {
  await page.goto(`/send/sending/bins/${id}`);
  await expect(page.getByRole('region', { name: 'Requests' })).toBeVisible();
}

const rows = (page: Page) => page.getByRole('table', { name: 'Requests' }).getByRole('row');

test('a bin is made, used for a webhook, and shows the dispatcher’s request as it arrives, both signatures valid', async ({
  signInAs,
  api,
}) => {
  const domain = await newDomain(api);
  const page = await signInAs('primary developer');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Bins' }).click();
  await page.getByRole('button', { name: 'Make a bin' }).first().click();
  await expect(page.getByText('Waiting for the first request')).toBeVisible();
  const url = await page.getByRole('region', { name: 'About this bin' }).locator('code').innerText();

  await page.getByRole('button', { name: 'Use it for a webhook' }).click();
  await page.getByRole('menuitem', { name: 'Domain-level' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('URL')).toHaveValue(url);
  await dialog.getByLabel('Domain').selectOption(domain);
  await dialog.getByRole('checkbox', { name: 'Delivered' }).check();
  await dialog.getByRole('button', { name: 'Create webhook' }).click();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog).toBeHidden();

  const data = { event: 'delivered', recipient: 'ada@customer.example' };
  expect((await api.post(`/api/domains/${domain}/events`, { data })).status()).toBe(200);
  const row = rows(page).filter({ hasText: 'delivered' });
  await expect(row.getByText('Valid')).toHaveCount(2);
  await expect(page.getByText('1 received')).toBeVisible();

  await row.getByRole('button', { name: /POST/ }).click();
  const drawer = page.getByRole('dialog', { name: 'Request 1' });
  await expect(drawer.getByRole('region', { name: 'Mailgun signature' })).toContainText('Made with the current key.');
  await expect(drawer.getByRole('region', { name: 'Standard Webhooks' })).toContainText('Valid');
  await expect(drawer.getByRole('region', { name: 'Body' })).toContainText('"recipient": "ada@customer.example"');
  await expect(drawer.getByRole('region', { name: 'Headers' })).toContainText('webhook-signature');
  expect(new URL(page.url()).searchParams.get('request')).toBe('1');
  await page.keyboard.press('Escape');
  await expect(row.getByRole('button', { name: /POST/ })).toBeFocused();
});

test('what it answers changes while it is open, and holds from the next request on', async ({
  signInAs,
  api,
  request,
}) => {
  const bin = await newBin(api, { name: 'Changing' });
  const page = await signInAs('primary admin');
  await open(page, bin);
  const answered = async () => (await request.post(bin.url, { data: 'x' })).status();
  expect(await answered()).toBe(200);
  await page.getByRole('radio', { name: '406 Not Acceptable' }).check({ force: true });
  await expect(page.getByText('Deliveries are rejected and not tried again.')).toBeVisible();
  await expect.poll(answered).toBe(406);
  await page.getByRole('radio', { name: 'Another status' }).check({ force: true });
  await page.getByRole('spinbutton', { name: 'Status' }).fill('503');
  await page.getByRole('button', { name: 'Set' }).click();
  await expect.poll(answered).toBe(503);
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Another status' })).toBeChecked();
  await expect(page.getByRole('spinbutton', { name: 'Status' })).toHaveValue('503');
  await page.getByRole('radio', { name: 'No answer' }).check({ force: true });
  await expect(page.getByText('Deliveries run into the timeout and are tried again.')).toBeVisible();
  // The same status as before, which it does not answer at the moment.
  await page.getByRole('radio', { name: 'Another status' }).check({ force: true });
  // Nothing is asked of it before that: a bin that hangs lets one wait.
  const patched = page.waitForResponse((answer) => answer.request().method() === 'PATCH');
  await page.getByRole('button', { name: 'Set' }).click();
  expect((await patched).status()).toBe(200);
  await expect.poll(answered).toBe(503);
});

test('a stranger’s markup stays text, and a request can be sent again with curl', async ({
  signInAs,
  api,
  context,
  request,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const bin = await newBin(api);
  await request.post(`${bin.url}/a?b=1`, {
    headers: { 'content-type': 'text/html', 'x-mark': "<b>it's</b>" },
    data: '<img src=x onerror="document.title=1"><script>document.title=1</script>',
  });
  const page = await signInAs('primary admin', `/send/sending/bins/${bin.id}?request=1`);
  const drawer = page.getByRole('dialog', { name: 'Request 1' });
  await expect(drawer.getByRole('region', { name: 'Body' })).toContainText('<img src=x onerror=');
  await expect(drawer.getByRole('region', { name: 'Headers' })).toContainText("<b>it's</b>");
  await expect(drawer.getByRole('img', { includeHidden: true }).filter({ has: page.locator('[src=x]') })).toHaveCount(
    0,
  );
  expect(await page.title()).not.toBe('1');
  await drawer.getByRole('button', { name: 'Copy as curl' }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(`'${bin.url}/a?b=1'`);
  expect(copied).toContain("--header 'x-mark: <b>it'\\''s</b>'");
});

test('requests can be paused, cleared, and the bin deleted', async ({ signInAs, api, request }) => {
  const bin = await newBin(api, { name: 'Short-lived' });
  const page = await signInAs('primary admin');
  await open(page, bin);
  // What was asked for just before does not come in either.
  let pause = () => {};
  const paused = new Promise<void>((resolve) => {
    pause = resolve;
  });
  const asked = page.waitForRequest(/\/requests$/);
  await page.route(/\/requests$/, async (route) => {
    await paused;
    await route.continue().catch(() => {});
  });
  await request.post(bin.url, { data: 'x' });
  const givenUp = page.waitForEvent('requestfailed', (failed) => failed.url().endsWith('/requests'));
  await asked;
  await page.getByRole('button', { name: 'Live' }).click();
  await givenUp;
  pause();
  await page.unroute(/\/requests$/);
  await expect(page.getByText('1 received')).toBeVisible();
  await expect(rows(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Paused' }).click();
  await expect(rows(page)).toHaveCount(2);
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Clear bin' }).click();
  await expect(rows(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete bin' }).click();
  await expect(page.getByRole('heading', { name: 'Bins' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Short-lived' })).toHaveCount(0);
  expect((await request.post(bin.url)).status()).toBe(404);
  await page.goto(`/send/sending/bins/${bin.id}`);
  await expect(page.getByText('There is no such bin')).toBeVisible();
});

test('a viewer watches and changes nothing', async ({ signInAs, api }) => {
  const bin = await newBin(api, { name: 'Watched', answer: { status: 406, delayMs: 1000 } });
  const page = await signInAs('primary viewer');
  await open(page, bin);
  await expect(page.getByText('406 Not Acceptable after 1 s')).toBeVisible();
  await expect(page.getByRole('radio')).toHaveCount(0);
  for (const name of ['Use it for a webhook', 'Rename', 'Clear', 'Delete']) {
    await expect(page.getByRole('button', { name })).toHaveCount(0);
  }
  await page.goto('/send/sending/bins');
  await expect(page.getByRole('link', { name: 'Watched' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Make a bin' })).toHaveCount(0);
});

test('another account finds no bin by any door', async ({ signInAs, api, apiOf, request }) => {
  const bin = await newBin(api);
  await request.post(bin.url, { data: 'secret' });
  const stranger = await apiOf('other subaccount');
  const path = `/api/bins/${bin.id}`;
  for (const [method, url] of [
    ['GET', path],
    ['PATCH', path],
    ['DELETE', path],
    ['GET', `${path}/requests`],
    ['GET', `${path}/requests/1`],
    ['DELETE', `${path}/requests`],
  ] as const) {
    const answer = await stranger.fetch(url, { method, ...(method === 'PATCH' && { data: { name: 'mine' } }) });
    expect([method, url, answer.status()]).toEqual([method, url, 404]);
    expect(await answer.text()).not.toContain('secret');
  }
  expect(await (await stranger.get('/api/bins')).text()).not.toContain(bin.id);
  const page = await signInAs('other subaccount admin', `/send/sending/bins/${bin.id}`);
  await expect(page.getByText('There is no such bin')).toBeVisible();
});

test('a bin and its drawer have no accessibility violations, in both themes, wide or narrow', async ({
  signInAs,
  api,
  request,
}) => {
  const bin = await newBin(api, { name: 'Accessible' });
  await request.post(bin.url, { data: { hello: 'bin' } });
  const page = await signInAs('primary admin');
  await open(page, bin);
  await expect(rows(page)).toHaveCount(2);
  await expectAccessible(page, 'a bin');
  await page.goto(`/send/sending/bins/${bin.id}?request=1`);
  await expect(page.getByRole('dialog').getByRole('heading', { name: 'Headers' })).toBeVisible();
  await expectAccessible(page, 'a request');
});
