import { extendTailwindMerge } from 'tailwind-merge';
import { expect, test } from '../fixtures';
import { PANEL_PAGES } from './pages';

/** Knows which classes are about the same; our own text sizes are those of the theme. */
const merge = extendTailwindMerge({ extend: { theme: { text: ['xs', 'sm', 'base', 'lg', 'xl'] } } });

test('no element has two classes that contradict each other', async ({ signInAs }) => {
  test.setTimeout(300_000);
  const page = await signInAs('primary admin');
  const contradictions = new Set<string>();
  const look = async () => {
    const all = await page.evaluate(() =>
      [...document.querySelectorAll('[class]')].map((each) => each.getAttribute('class')),
    );
    expect(all.length).toBeGreaterThan(20);
    for (const classes of new Set(all)) {
      const given = (classes ?? '').split(/\s+/).filter(Boolean);
      const left = merge(given.join(' ')).split(' ');
      const lost = given.filter((name, at) => !left.includes(name) && given.indexOf(name) === at);
      if (lost.length > 0) contradictions.add(`${lost.join(' ')} in: ${classes}`);
    }
  };
  for (const [route, { path, ready }] of Object.entries(PANEL_PAGES)) {
    await page.goto((await path?.(page)) ?? route);
    await ready(page);
    await look();
  }
  await page.goto('/send/sending/webhooks?add=account');
  await expect(page.getByRole('checkbox', { name: 'Opened' })).toBeVisible();
  await look();
  await page.goto('/send/sending/webhooks/deliveries');
  await page.getByRole('table').locator('[data-row-link]').first().click();
  await expect(page.getByRole('dialog').getByRole('heading', { name: 'Attempts' })).toBeVisible();
  await look();
  expect([...contradictions]).toEqual([]);
});
