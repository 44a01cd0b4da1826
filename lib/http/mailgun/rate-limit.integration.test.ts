import { beforeAll, describe, expect, it } from 'vitest';
import type { MethodTable } from '@/lib/http/route-methods';
import { createPrimaryAccount, createSubaccount } from '@/lib/services/provision-account';
import { createApiKey } from '@/lib/services/provision-api-key';
import { systemCaller } from '@/lib/services/system-caller';
import { withDatabase } from '@/lib/testing/database';
import { mailgunClient } from '@/lib/testing/mailgun-client';
import { mailgunRoute } from './mailgun-route';

await withDatabase();
process.env.API_RATE_LIMIT = '2';

const routes = import.meta.glob<MethodTable>('../../../app/*/v*/**/route.ts', { eager: true });
const paths = Object.keys(routes);
const LIMITED = /\/(v1\/webhooks|v[34]\/domains)\//;
/** Public: no account asks. */
const PUBLIC = /\/tls_cert\//;

let primaryKey: string;
let sub: { id: string; key: string };

beforeAll(async () => {
  const primary = systemCaller(await createPrimaryAccount('Acme'));
  const below = systemCaller(await createSubaccount(primary, 'Acme sub'));
  primaryKey = (await createApiKey(primary, { role: 'admin' })).secret;
  sub = { id: below.account.id, key: (await createApiKey(below, { role: 'admin' })).secret };
});

/** An account that has used up its minute. */
async function tiredKey(): Promise<string> {
  const caller = systemCaller(await createPrimaryAccount('Busy'));
  const { secret } = await createApiKey(caller, { role: 'viewer' });
  const door = { GET: mailgunRoute(async () => ({}), { rateLimited: true }) };
  for (let n = 0; n < 2; n += 1) await mailgunClient(secret)(door, 'GET');
  return secret;
}

describe('the doors that are limited (MAILGUN 1.0: Webhooks and Domains APIs)', () => {
  it('there are doors to walk', () => {
    expect(paths.filter((path) => LIMITED.test(path)).length).toBeGreaterThan(8);
    expect(paths.filter((path) => !LIMITED.test(path)).length).toBeGreaterThan(8);
  });

  it('are exactly those, in every method that they have', async () => {
    const key = await tiredKey();
    const answered: Record<string, boolean> = {};
    const expected: Record<string, boolean> = {};
    for (const [path, route] of Object.entries(routes)) {
      for (const method of ['GET', 'POST', 'PUT', 'DELETE'] as const) {
        const { status } = await mailgunClient(key)(route, method);
        if (status === 405) continue;
        answered[`${method} ${path}`] = status === 429;
        expected[`${method} ${path}`] = LIMITED.test(path) && !PUBLIC.test(path);
      }
    }
    expect(answered).toEqual(expected);
  });
});

describe('whose requests count', () => {
  const door = { GET: mailgunRoute(async () => ({ ok: true }), { rateLimited: true }) };
  const over = { status: 429, text: '{"retry-seconds":60}\n' };

  it('those of the account acted upon, by whatever key', async () => {
    const behalf = mailgunClient(primaryKey, { 'x-mailgun-on-behalf-of': sub.id });
    const first = await behalf(door, 'GET');
    expect([first.status, first.headers.get('x-ratelimit-remaining')]).toEqual([200, '1']);
    expect((await mailgunClient(sub.key)(door, 'GET')).headers.get('x-ratelimit-remaining')).toBe('0');
    expect(await mailgunClient(sub.key)(door, 'GET')).toMatchObject(over);
    expect(await behalf(door, 'GET')).toMatchObject(over);
    expect(await mailgunClient(primaryKey)(door, 'GET')).toMatchObject({ status: 200 });
  });

  it('a wrong key is told so, and never that it should wait', async () => {
    for (let n = 0; n < 4; n += 1) {
      const answer = await mailgunClient('key-wrong')(door, 'GET');
      expect([answer.status, answer.headers.has('x-ratelimit-limit')]).toEqual([401, false]);
    }
  });

  it('an error of the door says what is left, too', async () => {
    const caller = systemCaller(await createPrimaryAccount('Clumsy'));
    const { secret } = await createApiKey(caller, { role: 'admin' });
    const failing = {
      GET: mailgunRoute(
        async () => {
          throw new Error('broken');
        },
        { rateLimited: true },
      ),
    };
    const answer = await mailgunClient(secret)(failing, 'GET');
    expect([answer.status, answer.headers.get('x-ratelimit-remaining')]).toEqual([500, '1']);
  });
});
