import { type APIRequestContext, test as base, type Page } from '@playwright/test';
import type { Demo } from '@/lib/cli/supervise/demo-file';
import { type Receiver, startReceiver } from '@/lib/testing/receiver';

export { expect } from '@playwright/test';

export type Person = keyof Demo['people'];
export type KeyOwner = keyof Demo['keys'];

export interface Fixtures {
  /** What the demo holds: people, keys, domains. */
  demo: Demo;
  /** Signs a person of the demo in and opens the panel: `await signInAs('primary admin')`. */
  signInAs(person: Person): Promise<Page>;
  /** A client of the API with an account's admin key: `const api = await apiOf('primary')`. */
  apiOf(owner: KeyOwner): Promise<APIRequestContext>;
  /** The API with the primary's admin key. */
  api: APIRequestContext;
  /** A webhook receiver on this machine that records what it gets. */
  receiver: Receiver;
}

function requireVariable(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: the global setup did not run.`);
  return value;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of a fixture's needs from the pattern.
  baseURL: async ({}, use) => use(requireVariable('POSTWIRE_E2E_URL')),
  // biome-ignore lint/correctness/noEmptyPattern: as above
  demo: async ({}, use) => use(JSON.parse(requireVariable('POSTWIRE_E2E_DEMO')) as Demo),
  signInAs: async ({ page, demo }, use) => {
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
