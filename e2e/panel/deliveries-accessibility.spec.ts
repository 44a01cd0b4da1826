import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { newDomain, newWebhook } from './new-domain';

const LOGS = '/send/sending/webhooks';

async function expectAccessible(page: Page, where: string) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ')}`);
  expect(found, where).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${where} scrolls sideways`).toBeLessThanOrEqual(0);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test('what people see of deliveries is accessible, wide, on a phone and at 200 %', async ({
      signInAs,
      api,
      receiver,
    }) => {
      test.setTimeout(600_000);
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

      const page = await signInAs('primary admin');
      // 640 pixels of CSS: a window of 1280 at 200 %.
      for (const width of [1280, 640, 360]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`${LOGS}/deliveries?webhook=${id}`);
        const table = page.getByRole('table', { name: 'Deliveries' });
        await expect(table.getByText('Pending').first()).toBeVisible();
        await table.getByRole('checkbox', { name: /to ada@/ }).check();
        await expect(page.getByRole('region', { name: 'Selection' })).toBeVisible();
        await expectAccessible(page, `deliveries at ${width}`);

        await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Recover…' }).click();
        await expect(page.getByRole('dialog').getByText(/on the way already/)).toBeVisible();
        await expectAccessible(page, `recovery at ${width}`);
        await page.keyboard.press('Escape');

        await table.locator('tbody').getByRole('button').first().click();
        await expect(page.getByRole('list', { name: 'Attempts' }).getByRole('listitem')).toHaveCount(8);
        await expectAccessible(page, `drawer at ${width}`);

        await page.goto(`${LOGS}/failure-logs?webhook=${id}`);
        await expect(page.getByRole('table', { name: 'Failure logs' }).getByRole('row')).toHaveCount(3);
        await expectAccessible(page, `failure logs at ${width}`);

        await page.goto(`${LOGS}/message?message=20261125223105.4c1b7e02a9d35f68@${domain}`);
        await expect(page.getByRole('list', { name: 'What happened' })).toContainText('/axe');
        await expectAccessible(page, `message at ${width}`);
      }
    });
  });
}
