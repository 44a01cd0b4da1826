import { expect, test } from '../fixtures';
import { PANEL_PAGES } from './pages';

test('a page’s HTML has its data, and the browser does not ask for it again', async ({ signInAs, demo }) => {
  const page = await signInAs('primary admin');
  const html = await (await page.request.get('/send/sending/domains')).text();
  expect(html).toContain(demo.domains.primary);

  // What happens meanwhile, in other tests, is a reason to ask again: also for the page that signing in led to.
  await page.goto('about:blank');
  await page.route('**/api/live', (route) => route.abort());
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (/^\/api\/(me|webhooks|domains|deliveries|failure-logs|signing-key|configuration)\b/.test(pathname))
      asked.push(pathname);
  });
  for (const path of [
    '/send/sending/webhooks',
    '/send/sending/webhooks/deliveries',
    '/send/sending/domains',
    '/settings/configuration',
  ]) {
    await page.goto(path);
    await PANEL_PAGES[path]?.ready(page);
    // It is awake: a menu opens.
    await page.getByRole('button', { name: 'Your account and theme' }).click();
    await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
  }
  expect(asked).toEqual([]);
});

test('filters in the address hold for the first paint', async ({ signInAs }) => {
  const page = await signInAs('primary viewer');
  const html = await (await page.request.get('/send/sending/webhooks/deliveries?status=succeeded')).text();
  const badges = [...html.matchAll(/>(Succeeded|Exhausted|Rejected|Pending|Canceled)<\/span>/g)].map(
    ([, word]) => word,
  );
  expect(new Set(badges)).toEqual(new Set(['Succeeded']));
});

test.describe('in Tokyo', () => {
  test.use({ timezoneId: 'Asia/Tokyo', locale: 'en-GB' });

  test('times are those of the person’s zone, although the server made the page', async ({ signInAs }) => {
    const page = await signInAs('primary viewer', '/send/sending/webhooks/failure-logs');
    const time = page.getByRole('table', { name: 'Failure logs' }).locator('time').first();
    await expect(time).toBeVisible();
    const options = { timeZone: 'Asia/Tokyo', hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
    const clock = new Intl.DateTimeFormat('en-GB', options);
    // Both at once: the list is live, and its first row may be another one a moment later.
    const shown = () => time.evaluate((element: HTMLTimeElement) => [element.dateTime, element.textContent ?? '']);
    await expect
      .poll(async () => {
        const [at = '', text = ''] = await shown();
        return text.includes(clock.format(new Date(at)));
      })
      .toBe(true);
  });
});
