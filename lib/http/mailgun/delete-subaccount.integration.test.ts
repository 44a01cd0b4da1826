import { beforeAll, expect, it } from 'vitest';
import * as route from '@/app/(mailgun)/v5/accounts/subaccounts/route';
import type { Caller } from '@/lib/core/access';
import { createWebhook } from '@/lib/services/change-webhook';
import { createPrimaryAccount, createSubaccount } from '@/lib/services/provision-account';
import { createApiKey } from '@/lib/services/provision-api-key';
import { systemCaller } from '@/lib/services/system-caller';
import { pool } from '@/lib/storage/pool';
import { withDatabase } from '@/lib/testing/database';
import { mailgunClient } from '@/lib/testing/mailgun-client';

await withDatabase();

let key: string;
let below: Caller;

beforeAll(async () => {
  const primary = systemCaller(await createPrimaryAccount('Acme'));
  below = systemCaller(await createSubaccount(primary, 'Acme sub'));
  key = (await createApiKey(primary, { role: 'admin' })).secret;
});

it('is refused without the header that says which, and to a subaccount', async () => {
  const forbidden = { status: 403, text: '{"message":"Forbidden"}\n' };
  expect(await mailgunClient(key)(route, 'DELETE')).toMatchObject(forbidden);
  const theirs = await createApiKey(below, { role: 'admin' });
  expect(await mailgunClient(theirs.secret)(route, 'DELETE')).toMatchObject(forbidden);
});

it('closes the subaccount: its key opens nothing, its webhooks are gone', async () => {
  const theirs = mailgunClient((await createApiKey(below, { role: 'admin' })).secret);
  const level = 'account';
  await createWebhook(below, { level, url: 'https://a.example.com/', description: '', eventTypes: ['opened'] });
  const behalf = mailgunClient(key, { 'x-mailgun-on-behalf-of': below.account.id });
  expect(await behalf(route, 'DELETE')).toMatchObject({
    status: 200,
    text: '{"message":"Subaccount successfully deleted"}\n',
  });
  expect(await theirs(route, 'GET')).toMatchObject({ status: 401 });
  expect(await behalf(route, 'DELETE')).toMatchObject({ status: 404 });
  expect((await pool().query('select 1 from webhooks where account_id = $1', [below.account.id])).rowCount).toBe(0);
  expect((await mailgunClient(key)(route, 'GET')).text).toBe('{"subaccounts":[],"total":0}\n');
});
