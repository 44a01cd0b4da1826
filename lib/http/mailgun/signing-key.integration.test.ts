import { beforeAll, describe, expect, it } from 'vitest';
import * as route from '@/app/(mailgun)/v5/accounts/http_signing_key/route';
import type { Caller } from '@/lib/core/access';
import { createPrimaryAccount, createSubaccount } from '@/lib/services/provision-account';
import { createApiKey } from '@/lib/services/provision-api-key';
import { systemCaller } from '@/lib/services/system-caller';
import { withDatabase } from '@/lib/testing/database';
import { mailgunClient } from '@/lib/testing/mailgun-client';

await withDatabase();

let primary: Caller;
let below: Caller;
const clientOf = async (caller: Caller, role: 'admin' | 'developer' | 'viewer' = 'admin', headers = {}) =>
  mailgunClient((await createApiKey(caller, { role })).secret, headers);

beforeAll(async () => {
  primary = systemCaller(await createPrimaryAccount('Acme'));
  below = systemCaller(await createSubaccount(primary, 'Acme sub'));
});

describe('the HTTP signing key (MAILGUN 2)', () => {
  it('is shown, and regenerated with an empty body', async () => {
    const client = await clientOf(primary);
    const first = await client(route, 'GET');
    const { http_signing_key: before } = JSON.parse(first.text);
    expect(before).toMatch(/^key-[0-9a-f]{32}$/);
    expect([first.status, first.text]).toEqual([200, `{"http_signing_key":"${before}"}\n`]);

    const made = await client(route, 'POST');
    const { http_signing_key: after } = JSON.parse(made.text);
    expect(after).not.toBe(before);
    expect([made.status, made.text]).toEqual([
      200,
      `{"message":"regenerated HTTP signing key for account","http_signing_key":"${after}"}\n`,
    ]);
    expect((await client(route, 'GET')).text).toBe(`{"http_signing_key":"${after}"}\n`);
  });

  it('is one per account and the same in all regions', async () => {
    const eu = await clientOf(primary, 'admin', { host: 'api.eu.example.com' });
    const behalf = await clientOf(primary, 'admin', { 'x-mailgun-on-behalf-of': below.account.id });
    const [own, inEu, ofSub, onBehalf] = await Promise.all(
      [await clientOf(primary), eu, await clientOf(below), behalf].map(
        async (client) => (await client(route, 'GET')).text,
      ),
    );
    expect(inEu).toBe(own);
    expect(onBehalf).toBe(ofSub);
    expect(ofSub).not.toBe(own);
  });

  it.each([
    ['developer', [200, 403]],
    ['viewer', [403, 403]],
  ] as const)('a %s gets %j to seeing and regenerating it (PRODUCT 3)', async (role, statuses) => {
    const client = await clientOf(primary, role);
    expect([(await client(route, 'GET')).status, (await client(route, 'POST')).status]).toEqual(statuses);
  });
});
