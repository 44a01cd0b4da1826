import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const HEIGHT = 800;

/** What axe is told. `checks` is one of its options, too, and has no type. */
type Options = Parameters<AxeBuilder['options']>[0] & { checks: Record<string, { options: object }> };

const EVERY_RULE: Options = {
  // What passes is not reported, so it is not described either: that takes axe longer than to find it.
  resultTypes: ['violations'],
  checks: {
    // An open menu floats beside the page's landmarks and belongs to its button; no rule of WCAG asks for a landmark there.
    region: {
      options: {
        regionMatcher: 'dialog, [role=dialog], [role=alertdialog], svg, [data-radix-popper-content-wrapper]',
      },
    },
  },
};

/** axe's category of colours; what WCAG asks for at AAA is not our aim, and off in axe by itself. */
const COLOUR_RULES: Options = {
  ...EVERY_RULE,
  runOnly: { type: 'tag', values: ['cat.color'] },
  rules: { 'color-contrast-enhanced': { enabled: false } },
};

async function violations(page: Page, options: Options): Promise<string[]> {
  // Otherwise axe ends each run in a page of its own, for the sake of frames from elsewhere. There are none.
  const results = await new AxeBuilder({ page }).options(options).setLegacyMode().analyze();
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ')}`);
}

/**
 * Looks at the page as it stands, menus and dialogs too, at each width (pixels of CSS) and in both themes: axe finds nothing,
 * and nothing scrolls sideways. The dark theme is looked at by the rules that colours decide about, and the light one by all of
 * them: themes differ in the values of colours alone (`app/globals.test.ts` holds that), so the rest would be asked twice.
 * Fails softly. The page has its width again afterwards, and the light theme.
 */
export async function expectAccessible(page: Page, where: string, widths: number[] = [1280, 360]): Promise<void> {
  const before = page.viewportSize();
  for (const width of widths) {
    await page.setViewportSize({ width, height: HEIGHT });
    for (const [colorScheme, options] of [
      ['dark', COLOUR_RULES],
      ['light', EVERY_RULE],
    ] as const) {
      // Nothing is half faded in when its contrast is looked at.
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expect(page.locator('html')).toHaveClass(new RegExp(`\\b${colorScheme}\\b`));
      expect.soft(await violations(page, options), `${where} at ${width}, ${colorScheme}`).toEqual([]);
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect.soft(overflow, `${where} at ${width} scrolls sideways`).toBeLessThanOrEqual(0);
  }
  if (before) await page.setViewportSize(before);
}
