import { type APIRequestContext, type BrowserContext, test as base, devices, type Page } from '@playwright/test';
import type { Demo } from '@/lib/cli/supervise/demo-file';
import { type Receiver, startReceiver } from '@/lib/testing/receiver';

export { expect } from '@playwright/test';

export type Person = keyof Demo['people'];
export type KeyOwner = keyof Demo['keys'];

/** Where somebody is led who signs in. */
const START = '/send/sending/webhooks';

export interface Fixtures {
  /** What the demo holds: people, keys, domains. */
  demo: Demo;
  /**
   * Opens the panel as a person of the demo: `await signInAs('primary admin', '/settings/users')`. A path that only who is signed in
   * can find out may be a function. Whoever it is has one session for all tests: do not end it.
   */
  signInAs(person: Person, path?: string | ((page: Page) => Promise<string>)): Promise<Page>;
  /** Signs a person of the demo in through the login page, with a session of the test's own. */
  signInByForm(person: Person): Promise<Page>;
  /** A client of the API with an account's admin key: `const api = await apiOf('primary')`. */
  apiOf(owner: KeyOwner): Promise<APIRequestContext>;
  /** The API with the primary's admin key. */
  api: APIRequestContext;
  /** A webhook receiver on this machine that records what it gets. */
  receiver: Receiver;
}

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

interface WorkerFixtures {
  /** The cookies of a session of somebody's, signed in at first need: a password takes a while to be checked, on purpose. */
  sessionOf(person: Person): Promise<Cookies>;
}

function requireVariable(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: the global setup did not run.`);
  return value;
}

const readDemo = () => JSON.parse(requireVariable('POSTWIRE_E2E_DEMO')) as Demo;

/** Signs in as the login page does, without a page. */
async function signIn(api: APIRequestContext, email: string, password: string): Promise<Cookies> {
  const { csrfToken } = (await (await api.get('/api/auth/csrf')).json()) as { csrfToken: string };
  const form = { csrfToken, email, password, json: 'true' };
  const answer = await api.post('/api/auth/callback/credentials', { form });
  if (!answer.ok()) throw new Error(`${email} is not signed in: ${answer.status()} ${await answer.text()}`);
  return (await api.storageState()).cookies;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of a fixture's needs from the pattern.
  baseURL: async ({}, use) => use(requireVariable('POSTWIRE_E2E_URL')),
  // biome-ignore lint/correctness/noEmptyPattern: as above
  demo: async ({}, use) => use(readDemo()),
  sessionOf: [
    async ({ playwright }, use) => {
      const { people, password } = readDemo();
      const made = new Map<Person, Promise<Cookies>>();
      const make = async (person: Person) => {
        const { userAgent = '' } = devices['Desktop Chrome'] ?? {};
        const api = await playwright.request.newContext({ baseURL: requireVariable('POSTWIRE_E2E_URL'), userAgent });
        const cookies = await signIn(api, people[person], password);
        await api.dispose();
        return cookies;
      };
      await use((person) => {
        const session = made.get(person) ?? make(person);
        made.set(person, session);
        return session;
      });
    },
    { scope: 'worker' },
  ],
  signInAs: async ({ page, sessionOf }, use) => {
    await use(async (person, path = START) => {
      await page.context().addCookies(await sessionOf(person));
      await page.goto(typeof path === 'string' ? path : await path(page));
      return page;
    });
  },
  signInByForm: async ({ page, demo }, use) => {
    await use(async (person) => {
      await page.goto('/login');
      await page.getByLabel('Email').fill(demo.people[person]);
      await page.getByLabel('Password', { exact: true }).fill(demo.password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.waitForURL((url) => !url.pathname.startsWith('/login'));
      return page;
    });
  },
  apiOf: async ({ playwright, demo, baseURL }, use) => {
    const made: APIRequestContext[] = [];
    await use(async (owner) => {
      const basic = Buffer.from(`api:${demo.keys[owner]}`).toString('base64');
      const context = await playwright.request.newContext({
        ...(baseURL === undefined ? {} : { baseURL }),
        extraHTTPHeaders: { authorization: `Basic ${basic}` },
      });
      made.push(context);
      return context;
    });
    for (const context of made) await context.dispose();
  },
  api: async ({ apiOf }, use) => use(await apiOf('primary')),
  // biome-ignore lint/correctness/noEmptyPattern: as above
  receiver: async ({}, use) => {
    const receiver = await startReceiver();
    await use(receiver);
    await receiver.close();
  },
});
