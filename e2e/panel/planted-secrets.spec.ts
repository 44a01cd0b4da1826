import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRequestContext } from '@playwright/test';
import { expect, type KeyOwner, type Person, test } from '../fixtures';
import { everyPage } from './every-page';
import { loadableScripts } from './loadable-scripts';

const URL_PASSWORD = 'planted-url-password-9f2c';
const URL_TOKEN = 'planted-url-token-71be';

/** Secrets by what they are. */
type Planted = Record<string, string>;

/** What this installation itself must keep to itself. */
function ofTheInstallation(): Planted {
  const dataDir = process.env.POSTWIRE_E2E_DATA_DIR ?? '';
  const secrets = JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')) as Planted;
  return { ...secrets, 'the database’s password': readFileSync(join(dataDir, 'postgres.secret'), 'utf8').trim() };
}

/** What an account has that is shown once, on demand or never; made here where the demo has none. */
async function plant(api: APIRequestContext, unlike: string): Promise<Planted> {
  const made: Planted = {};
  const domain = `${unlike}.example`;
  expect((await api.post('/api/domains', { data: { name: domain } })).status()).toBe(200);
  for (const [what, credentials] of [
    ['a URL’s password', `ada:${URL_PASSWORD}-${unlike}`],
    ['a URL’s token', `${URL_TOKEN}-${unlike}`],
  ] as const) {
    const url = `http://${credentials}@127.0.0.1:9/${unlike}`;
    const body = { level: 'domain', domain, url, eventTypes: ['unsubscribed'] };
    const answer = await api.post('/api/webhooks', { data: body });
    expect(answer.status(), await answer.text()).toBe(200);
    made[what] = credentials.replace('ada:', '');
  }
  const event = { event: 'unsubscribed', recipient: `${unlike}@customer.example` };
  expect((await api.post(`/api/domains/${domain}/events`, { data: event })).status()).toBe(200);
  const key = await (await api.post('/api/keys', { data: { role: 'viewer', description: unlike } })).json();
  made['a new API key'] = key.secret;
  const invited = { email: `${unlike}@customer.example`, role: 'viewer' };
  const invitation = await (await api.post('/api/invitations', { data: invited })).json();
  made['an invitation’s token'] = String(invitation.url).split('/').at(-1) ?? '';
  const signing = await (await api.get('/api/signing-key?reveal=true')).json();
  made['the signing key'] = signing.key;
  made['the signing key as a Standard Webhooks secret'] = signing.standardWebhooksSecret;
  return made;
}

/** Which of them a text tells. */
const told = (text: string, planted: Planted) =>
  Object.entries(planted).flatMap(([what, secret]) => (text.includes(secret) ? [what] : []));

const CASES: [person: Person, owner: KeyOwner][] = [
  ['primary admin', 'primary'],
  ['subaccount admin', 'subaccount'],
];
for (const [person, owner] of CASES) {
  test(`no page, payload, script or export tells a ${person} a secret`, async ({ signInAs, apiOf, demo }) => {
    test.setTimeout(600_000);
    const unlike = `planted-${owner}-${Date.now().toString(36)}`;
    const api = await apiOf(owner);
    const planted: Planted = {
      ...ofTheInstallation(),
      ...(await plant(api, unlike)),
      'the password of everybody': demo.password,
      ...Object.fromEntries(Object.entries(demo.keys).map(([whose, key]) => [`the key of the ${whose}`, key])),
    };
    const page = await signInAs(person);
    const cookies = (await page.context().cookies()).filter(({ name }) => /session/.test(name));
    for (const { name, value } of cookies) planted[`the cookie ${name}`] = value;
    expect(Object.keys(planted).length).toBeGreaterThan(13);
    for (const [what, secret] of Object.entries(planted)) expect(secret?.length, what).toBeGreaterThanOrEqual(12);
    // Both webhooks have failed by then, so that the lists and the export speak of them.
    const failed = `/api/failure-logs?recipient=${unlike}@customer.example`;
    await expect.poll(async () => (await (await api.get(failed)).json()).items.length).toBeGreaterThanOrEqual(2);

    const served = await everyPage(page);
    for (const { path, html, payload } of served) {
      expect(html.length, path).toBeGreaterThan(1_000);
      expect(payload.length, path).toBeGreaterThan(100);
      expect(told(html, planted), `the page ${path}`).toEqual([]);
      expect(told(payload, planted), `the payload of ${path}`).toEqual([]);
    }
    const shown = served.map(({ html }) => html).join('\n');
    // They are on the pages, without what is secret of them.
    for (const sight of [`ada:***@127.0.0.1:9/${unlike}`, `***@127.0.0.1:9/${unlike}`, `${unlike}@customer.example`]) {
      expect(shown).toContain(sight);
    }

    const scripts = await loadableScripts(page.request, [shown, ...served.map(({ payload }) => payload)]);
    expect(scripts.size).toBeGreaterThan(10);
    for (const [name, text] of scripts) expect(told(text ?? '', planted), name).toEqual([]);

    const exports = ['/api/failure-logs/export'];
    if (owner === 'primary') exports.push('/api/failure-logs/export?includeSubaccounts=true');
    for (const path of exports) {
      const file = await page.request.get(path);
      expect(file.headers()['content-type'], path).toContain('text/csv');
      const text = await file.text();
      expect(text).toContain(`127.0.0.1:9/${unlike}`);
      expect(told(text, planted), path).toEqual([]);
    }
  });
}
