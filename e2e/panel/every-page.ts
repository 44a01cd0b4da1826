import type { Page } from '@playwright/test';
import { PANEL_PAGES } from './pages';

/** Pages that stand outside of the panel, and one that is not there. */
const OTHER_PAGES = ['/login', '/invite/no-such-token', '/nothing/here'];

/** A page as it leaves the server, without a browser that runs it. */
export interface ServedPage {
  path: string;
  html: string;
  /** What the router fetches in its place, when somebody comes from another page. */
  payload: string;
}

/** Every page, as whoever is signed in is served it, refused ones included. */
export async function everyPage(page: Page): Promise<ServedPage[]> {
  const served: ServedPage[] = [];
  const paths = await Promise.all(
    Object.entries(PANEL_PAGES).map(async ([route, { path }]) => (await path?.(page)) ?? route),
  );
  for (const path of [...paths, ...OTHER_PAGES]) {
    const html = await page.request.get(path);
    const payload = await page.request.get(path, { headers: { rsc: '1' } });
    served.push({ path, html: await html.text(), payload: await payload.text() });
  }
  return served;
}
