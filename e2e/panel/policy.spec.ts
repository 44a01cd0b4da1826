import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRequestContext, Page, Response } from '@playwright/test';
import { expect, test } from '../fixtures';

const APP = join(import.meta.dirname, '../../app');

/** Every page below app/, as the browser knows it: `(panel)` is no segment, `[webhookId]` stays for the reader to fill in. */
const PAGES = readdirSync(APP, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('page.tsx'))
  .map((file) => file.split('/').slice(0, -1))
  .map((segments) => `/${segments.filter((segment) => !/^\(.*\)$/.test(segment)).join('/')}`)
  .sort();

interface List {
  items: { id: string }[];
}

/** What stands for a page's parameter. A new parameter needs a line. */
const PARAMETERS: Record<string, (api: APIRequestContext) => Promise<string>> = {
  '[webhookId]': async (api) => ((await (await api.get('/api/webhooks?limit=1')).json()) as List).items[0]?.id ?? '',
  '[binId]': async (api) => ((await (await api.post('/api/bins', { data: {} })).json()) as { id: string }).id,
  // An invitation that there is not: the page says so.
  '[token]': async () => 'no-such-token',
};

async function fillIn(path: string, api: APIRequestContext): Promise<string> {
  const segments = path.split('/').map(async (segment) => {
    if (!segment.startsWith('[')) return segment;
    const find = PARAMETERS[segment];
    if (!find) throw new Error(`${path}: say in PARAMETERS what ${segment} may be.`);
    return find(api);
  });
  return (await Promise.all(segments)).join('/');
}

/** Collects what the policy blocks in every document that the page loads from now on. */
async function watch(page: Page): Promise<string[]> {
  const violations: string[] = [];
  await page.exposeFunction('reportViolation', (text: string) => violations.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { reportViolation } = window as unknown as { reportViolation: (text: string) => void };
      reportViolation(`${event.violatedDirective}: ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) violations.push(message.text());
  });
  return violations;
}

async function expectProtected(response: Response | null, where: string): Promise<void> {
  const headers = (await response?.allHeaders()) ?? {};
  expect(headers, where).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    // An invitation's link is a secret, also from our own pages.
    'referrer-policy': where.startsWith('/invite') ? 'no-referrer' : 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': expect.stringContaining('camera=()'),
  });
  const policy = headers['content-security-policy'] ?? '';
  expect(policy, where).toMatch(/script-src 'nonce-[\w+/]{22}==' 'strict-dynamic'; /);
  for (const directive of ["object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"]) {
    expect(policy, where).toContain(directive);
  }
  // Each inline script carries the very nonce of this answer.
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
  const html = (await response?.text()) ?? '';
  const scripts = html.match(/<script\b[^>]*>/g) ?? [];
  expect(scripts.length, where).toBeGreaterThan(0);
  for (const script of scripts) expect(script, where).toContain(`nonce="${nonce}"`);
}

test('every page is protected by its headers, and its own policy stops nothing of it', async ({ signInAs, api }) => {
  test.setTimeout(600_000);
  const page = await signInAs('primary admin');
  const violations = await watch(page);
  expect(PAGES.length).toBeGreaterThan(6);
  for (const path of [...PAGES, '/nothing/here']) {
    // The start page, and the login of who is signed in, lead on to the webhooks.
    const response = await page.goto(await fillIn(path, api));
    await expectProtected(response, path);
    await expect(page.getByRole('heading').first()).toBeVisible();
  }
  expect(violations).toEqual([]);
});

test('the login page works under its policy, in both themes', async ({ page }) => {
  const violations = await watch(page);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectProtected(await page.goto('/login'), `/login in ${colorScheme}`);
    await expect(page.locator('html')).toHaveClass(colorScheme);
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeEnabled();
  }
  expect(violations).toEqual([]);
});

test('menus, drawers, dialogs and toasts work under the policy', async ({ signInAs }) => {
  const page = await signInAs('primary admin');
  const violations = await watch(page);
  await page.goto('/send/sending/webhooks/deliveries');
  await page.getByRole('table').getByRole('button').first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.goto('/send/sending/webhooks');
  await page.getByRole('button', { name: 'Add webhook' }).click();
  await page.getByRole('menuitem', { name: 'Account-level' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(violations).toEqual([]);
});

test('an injected script does not run', async ({ signInAs }) => {
  const page = await signInAs('primary admin');
  const violations = await watch(page);
  await page.goto('/send/sending/webhooks');
  await page.evaluate(() => {
    const image = document.createElement('div');
    image.innerHTML = '<img src="data:," onerror="document.title = \'run\'">';
    document.body.append(image);
  });
  await expect.poll(() => violations.join('\n')).toContain('script-src');
  expect(await page.title()).not.toBe('run');
});

test('no picture is fetched and scaled on anybody’s word', async ({ request }) => {
  for (const url of ['/favicon.svg', '/api/me', 'http://169.254.169.254/', '//127.0.0.1:9/']) {
    const answer = await request.get(`/_next/image?url=${encodeURIComponent(url)}&w=64&q=75`);
    expect(answer.status(), url).toBe(404);
  }
});

test('data is never a page: it runs nothing, and nobody frames it', async ({ request }) => {
  for (const path of ['/api/webhooks', '/v3/domains', '/healthz', '/api/auth/session']) {
    const headers = (await request.get(path)).headers();
    expect(headers, path).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' });
    expect(headers['content-security-policy'], path).toMatch(/^default-src 'none'; frame-ancestors 'none'.*sandbox$/);
  }
});
