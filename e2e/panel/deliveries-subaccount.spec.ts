import { expect, test } from '../fixtures';

const LOGS = '/send/sending/webhooks';

test('nothing that a subaccount’s browser loads for its deliveries speaks of redaction', async ({ signInAs }) => {
  const page = await signInAs('subaccount admin');
  const texts = new Map<string, Promise<string>>();
  page.on('response', (response) => {
    if (/\.js(\?|$)|\/api\//.test(response.url()) && !response.url().includes('/api/live'))
      texts.set(
        response.url(),
        response.text().catch(() => ''),
      );
  });
  await page.goto(`${LOGS}/deliveries`);
  await page.getByRole('table', { name: 'Deliveries' }).locator('[data-row-link]').first().click();
  await expect(page.getByRole('list', { name: 'Attempts' })).toBeVisible();
  await page.goto(`${LOGS}/failure-logs`);
  await expect(page.getByRole('searchbox', { name: 'Search' })).toBeVisible();
  expect(texts.size).toBeGreaterThan(5);
  for (const [url, text] of texts) expect((await text).match(/.{40}redact.{40}/i)?.[0], url).toBeUndefined();
});
