import type { Page, Response } from '@playwright/test';
import { expect, test } from '../fixtures';
import { everyPage } from './every-page';
import { loadableScripts } from './loadable-scripts';
import { traceIn } from './redaction-traces';

// PRODUCT 3: no page, payload, export or error tells a subaccount's people that such a setting exists.

/** What every browser gets is no page of a subaccount's. */
const TEXT = /json|html|javascript|text\/x-component|csv|text\/plain/;

/** Collects every text that the pages load from us: documents, data, code. */
function collect(page: Page): () => Promise<{ url: string; text: string }[]> {
  const found = new Map<string, Promise<{ url: string; text: string }>>();
  page.on('response', (response: Response) => {
    const url = response.url();
    if (!TEXT.test(response.headers()['content-type'] ?? '') || url.includes('/api/auth/')) return;
    // A page that is left takes the bodies of its last answers with it.
    const text = response.text().catch(() => '');
    found.set(
      `${url} ${found.size}`,
      text.then((body) => ({ url, text: body })),
    );
  });
  return () => Promise.all(found.values());
}

for (const person of ['subaccount admin', 'subaccount viewer'] as const) {
  test(`a ${person} finds no trace of it: not on any page, not in its data, not in its code`, async ({
    page,
    signInByForm,
    api,
  }) => {
    test.setTimeout(600_000);
    await api.patch('/api/configuration', { data: { redactPii: true } });
    await api.patch('/api/configuration', { data: { redactPii: false } });
    const texts = collect(page);
    // Through the login, whose code they load as well.
    await signInByForm(person);
    const links = page.getByRole('navigation', { name: 'Main' }).getByRole('link');
    await expect(links.first()).toBeVisible();
    const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    const tabs = ['/send/sending/webhooks/deliveries', '/send/sending/webhooks/failure-logs', '/settings/profile'];
    for (const path of [...new Set([...hrefs, ...tabs])]) {
      await page.goto(path, { waitUntil: 'networkidle' });
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect(traceIn(await page.content()), `the page at ${path}`).toBeNull();
    }
    await page.goto('/send/sending/webhooks/deliveries');
    await page.getByRole('table').getByRole('button').first().click();
    await expect(page.getByRole('dialog').getByRole('heading', { name: 'Attempts' })).toBeVisible();
    expect(traceIn(await page.content()), 'the drawer of a delivery').toBeNull();

    const loaded = await texts();
    expect(loaded.filter(({ url }) => url.includes('/_next/static/')).length, 'chunks of code').toBeGreaterThan(5);
    expect(loaded.filter(({ url }) => url.includes('/api/')).length, 'answers with data').toBeGreaterThan(3);
    const traces = loaded.map(({ url, text }) => ({ url, found: traceIn(text) })).filter(({ found }) => found !== null);
    expect(traces).toEqual([]);
  });
}

for (const person of ['subaccount admin', 'subaccount viewer'] as const) {
  test(`nothing that a ${person} is served speaks of it, nor any script that it leads to`, async ({
    signInAs,
    api,
  }) => {
    test.setTimeout(600_000);
    await api.patch('/api/configuration', { data: { redactPii: true } });
    await api.patch('/api/configuration', { data: { redactPii: false } });
    const page = await signInAs(person);
    const served = await everyPage(page);
    for (const { path, html, payload } of served) {
      expect(html.length, path).toBeGreaterThan(1_000);
      expect(payload.length, path).toBeGreaterThan(100);
      expect(traceIn(html), `the page ${path}`).toBeNull();
      expect(traceIn(payload), `the payload of ${path}`).toBeNull();
    }
    const file = await page.request.get('/api/failure-logs/export');
    expect(file.headers()['content-type']).toContain('text/csv');
    expect(traceIn(await file.text())).toBeNull();

    const scripts = await loadableScripts(
      page.request,
      served.flatMap(({ html, payload }) => [html, payload]),
    );
    // More than any page loads: what is fetched by a click on some page is among them.
    expect(scripts.size).toBeGreaterThan(20);
    for (const [name, text] of scripts) expect(traceIn(text ?? ''), name).toBeNull();
    const withheld = [...scripts].flatMap(([name, text]) => (text === null ? [name] : []));
    expect(withheld.length).toBeGreaterThan(0);

    // It is there for others, so that it is withheld and not merely gone.
    await page.context().clearCookies();
    const primary = await signInAs('primary admin');
    for (const name of withheld) {
      const answer = await primary.request.get(`/_next/${name}`);
      expect(answer.status(), name).toBe(200);
      expect(traceIn(await answer.text()), name).not.toBeNull();
    }
    // And for nobody else, however it is spelled.
    await primary.context().clearCookies();
    for (const name of withheld) {
      for (const path of [`/_next/${name}`, `/eu/_next/${name}`, `/_next/${name.replace('static', '%73tatic')}`]) {
        expect((await primary.request.get(path)).ok(), path).toBe(false);
      }
    }
  });
}

test("a primary's admin inside a subaccount finds no trace of it in what is answered there", async ({
  signInAs,
  apiOf,
}) => {
  const page = await signInAs('primary admin');
  const me = (await (await (await apiOf('subaccount')).get('/api/me')).json()) as { account: { id: string } };
  const origin = new URL(page.url()).origin;
  await page.request.post('/api/session/account', { data: { accountId: me.account.id }, headers: { origin } });
  for (const path of [
    '/api/me',
    '/api/configuration',
    '/api/audit-log',
    '/api/audit-log?q=redact',
    '/api/openapi.json',
  ]) {
    const answer = await page.request.get(path);
    expect(answer.status(), path).toBe(200);
    expect(traceIn((await answer.text()).replaceAll('q=redact', '')), path).toBeNull();
  }
  const refused = await page.request.patch('/api/configuration', { data: { redactPii: true }, headers: { origin } });
  expect(refused.status()).toBe(400);
  await page.goto('/settings/configuration');
  await expect(page.getByRole('switch')).toHaveCount(1);
});
