import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, type Page } from '@playwright/test';

const APP = join(import.meta.dirname, '../../app');

/** A page as somebody opens it. */
export interface PanelPage {
  /** Where it is, when that takes an id of something that exists. */
  path?: (page: Page) => Promise<string>;
  /** Waits until its content is there. */
  ready: (page: Page) => Promise<void>;
}

const table = (name: string) => (page: Page) => expect(page.getByRole('table', { name })).toBeVisible();
const heading = (name: string) => (page: Page) =>
  expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();

/** Every page of the panel, by the route that the file system gives it. */
export const PANEL_PAGES: Record<string, PanelPage> = {
  '/send/sending/webhooks': { ready: table('Webhooks') },
  '/send/sending/webhooks/deliveries': { ready: table('Deliveries') },
  '/send/sending/webhooks/failure-logs': { ready: table('Failure logs') },
  '/send/sending/webhooks/message': { ready: heading('Message') },
  '/send/sending/webhooks/[webhookId]': {
    path: async (page) => {
      const answer = await page.request.get('/api/webhooks');
      const { items } = (await answer.json()) as { items: { id: string }[] };
      return `/send/sending/webhooks/${items[0]?.id}`;
    },
    ready: (page) => expect(page.getByText('Webhook id')).toBeVisible(),
  },
  '/send/sending/domains': { ready: table('Domains') },
  '/send/sending/bins': { ready: heading('Bins') },
  '/send/sending/bins/[binId]': {
    path: async (page) => {
      const { items } = (await (await page.request.get('/api/bins')).json()) as { items: { id: string }[] };
      const made = items[0] ?? ((await (await page.request.post('/api/bins', { data: {} })).json()) as { id: string });
      return `/send/sending/bins/${made.id}`;
    },
    ready: (page) => expect(page.getByRole('heading', { name: 'Requests', exact: true })).toBeVisible(),
  },
  '/settings/configuration': { ready: heading('Configuration') },
  '/settings/api-keys': { ready: table('API keys') },
  '/settings/users': { ready: table('Open invitations') },
  '/settings/subaccounts': { ready: table('Subaccounts') },
  '/settings/audit-log': { ready: table('Audit log') },
  '/settings/profile': { ready: table('Sessions') },
};

/** Routes of the pages that lie below `app/(panel)`: groups have no part in them. */
export function panelRoutes(): string[] {
  return readdirSync(join(APP, '(panel)'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === 'page.tsx')
    .map((entry) => relative(join(APP, '(panel)'), entry.parentPath))
    .map(
      (folder) =>
        `/${folder
          .split('/')
          .filter((part) => !part.startsWith('('))
          .join('/')}`,
    )
    .sort();
}
