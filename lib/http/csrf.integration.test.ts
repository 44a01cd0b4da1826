import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createPrimaryAccount } from '@/lib/services/provision-account';
import { createUser } from '@/lib/services/provision-user';
import { systemCaller } from '@/lib/services/system-caller';
import { withDatabase } from '@/lib/testing/database';
import { signInAs } from '@/lib/testing/session';
import type { RouteHandler } from './api-route';
import { type MethodTable, realMethods } from './route-methods';

await withDatabase();

const APP = join(import.meta.dirname, '../../app');
const UNSAFE = ['POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** Doors that no cookie opens and that everybody may knock at, from wherever: nothing of anybody's is at stake. */
const PUBLIC = ['demo/receiver', 'bin/'];

interface Door {
  file: string;
  method: (typeof UNSAFE)[number];
  handler: RouteHandler;
}
const files = readdirSync(APP, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('/route.ts'));
const doors: Door[] = [];
for (const file of files) {
  const table = (await import(join(APP, file))) as Partial<MethodTable>;
  const methods = new Set<string>(realMethods(table));
  for (const method of UNSAFE) {
    const handler = table[method];
    if (handler && methods.has(method)) doors.push({ file, method, handler });
  }
}
const atStake = doors.filter(({ file }) => !PUBLIC.some((folder) => file.startsWith(folder)));

let cookie = '';
beforeAll(async () => {
  const account = systemCaller(await createPrimaryAccount('Acme'));
  const person = { email: 'ada@acme.example', name: 'Ada', role: 'admin', password: 'long enough' } as const;
  cookie = (await signInAs((await createUser(account, person)).id)).cookie;
});

async function ask({ file, method, handler }: Door, headers: Record<string, string>): Promise<number> {
  const path = file
    .replace(/\/route\.ts$/, '')
    .replace(/\([^)]*\)\//g, '')
    .replace(/\[+(?:\.\.\.)?(\w+)\]+/g, '$1');
  const url = `http://127.0.0.1:3000/${path.replace('auth/nextauth', 'auth/signout')}`;
  const request = new Request(url, {
    method,
    headers: { host: '127.0.0.1:3000', cookie, 'content-type': 'application/json', ...headers },
    body: '{}',
  });
  const names = [...file.matchAll(/\[+(?:\.\.\.)?(\w+)\]+/g)].map(([, name]) => [name, '0'.repeat(24)]);
  const response = await handler(request, { params: Promise.resolve(Object.fromEntries(names)) });
  return response.status;
}

it('there are doors to walk', () => {
  expect(atStake.length).toBeGreaterThan(30);
  expect(atStake.filter(({ file }) => file.startsWith('api/')).length).toBeGreaterThan(12);
});

describe('SECURITY 24: what another site makes a signed-in browser send changes nothing, at any door', () => {
  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['another host of the site', { 'sec-fetch-site': 'same-site' }],
    ['a browser that says no more than Origin', { origin: 'https://evil.example' }],
    ['an opaque origin', { origin: 'null' }],
    ['another port of this host', { origin: 'http://127.0.0.1:4000' }],
  ])('%s', async (_, headers) => {
    const answered: string[] = [];
    for (const door of atStake) {
      const status = await ask(door, headers);
      // Mailgun's doors and the cron route know no cookie (401, or 403 where the contract says so); the others refuse the site.
      if (![401, 403].includes(status)) answered.push(`${door.method} ${door.file}: ${status}`);
    }
    expect(answered).toEqual([]);
  });

  it('and the same session from the panel itself is let through: the refusal is about the site', async () => {
    const headers = { 'sec-fetch-site': 'same-origin', origin: 'http://127.0.0.1:3000' };
    const webhooks = atStake.find(({ file, method }) => file === 'api/webhooks/route.ts' && method === 'POST');
    expect(webhooks && (await ask(webhooks, headers))).toBe(400);
  });
});
