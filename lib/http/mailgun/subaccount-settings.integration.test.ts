import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as messages from '@/app/(mailgun)/v3/[domain]/messages/route';
import * as features from '@/app/(mailgun)/v5/accounts/subaccounts/[id]/features/route';
import * as limit from '@/app/(mailgun)/v5/accounts/subaccounts/[id]/limit/custom/monthly/route';
import type { Caller } from '@/lib/core/access';
import { ingestEvents } from '@/lib/services/ingest-events';
import { createPrimaryAccount, createSubaccount } from '@/lib/services/provision-account';
import { createApiKey } from '@/lib/services/provision-api-key';
import { createDomain } from '@/lib/services/provision-domain';
import { systemCaller } from '@/lib/services/system-caller';
import { pool } from '@/lib/storage/pool';
import { withDatabase } from '@/lib/testing/database';
import { mailgunClient } from '@/lib/testing/mailgun-client';

await withDatabase();

const DOMAIN = 'mg.sub.example';
let primary: Caller;
let below: Caller;
let owner: ReturnType<typeof mailgunClient>;
let sub: ReturnType<typeof mailgunClient>;
let params: { id: string };

beforeAll(async () => {
  primary = systemCaller(await createPrimaryAccount('Acme'));
  below = systemCaller(await createSubaccount(primary, 'Acme sub'));
  await createDomain(below, { name: DOMAIN, verified: true });
  await createDomain(primary, { name: 'mg.acme.example', verified: true });
  owner = mailgunClient((await createApiKey(primary, { role: 'admin' })).secret);
  sub = mailgunClient((await createApiKey(below, { role: 'admin' })).secret);
  params = { id: below.account.id };
});
beforeEach(async () => {
  await pool().query("update accounts set features = '{}', monthly_limit = null");
  await pool().query('truncate events, deliveries');
});

const send = (to = 'ada@customer.example') =>
  sub(messages, 'POST', {
    params: { domain: DOMAIN },
    form: { from: `a@${DOMAIN}`, to, subject: 's', text: 't' },
    as: 'multipart',
  });

describe('PUT …/{id}/features (MAILGUN 3)', () => {
  it.each(['urlencoded', 'multipart', 'json'] as const)('takes JSON strings in %s bodies', async (as) => {
    expect(await owner(features, 'PUT', { params, form: { validations: '{"enabled":true}' }, as })).toMatchObject({
      status: 200,
      text: '{"features":{"validations":{"enabled":true}}}\n',
    });
  });

  it('keeps them, and answers them in the contract’s order', async () => {
    await owner(features, 'PUT', { params, form: { validations_bulk: '{"enabled":false}' } });
    const form = { sending: '{"enabled":true}', email_preview: '{"enabled":false}', other: '{"enabled":true}' };
    expect((await owner(features, 'PUT', { params, form })).text).toBe(
      '{"features":{"email_preview":{"enabled":false},"sending":{"enabled":true},"validations_bulk":{"enabled":false}}}\n',
    );
  });

  it.each([
    ['nothing', {}, 'No valid updates provided'],
    ['a feature that does not exist', { flying: '{"enabled":true}' }, 'No valid updates provided'],
    ['no JSON', { sending: 'true' }, 'sending must be {"enabled":true} or {"enabled":false}'],
  ])('refuses %s', async (_, form: Record<string, string>, message) => {
    const answer = await owner(features, 'PUT', { params, form });
    expect([answer.status, JSON.parse(answer.text)]).toEqual([400, { message }]);
  });

  it('with sending off messages are refused, and what became of earlier ones is still taken', async () => {
    expect((await send()).status).toBe(200);
    await owner(features, 'PUT', { params, form: { sending: '{"enabled":false}' } });
    expect(await send()).toMatchObject({
      status: 403,
      text: `{"message":"Domain ${DOMAIN} is not allowed to send: Sending disabled"}\n`,
    });
    const event = { event: 'opened', recipient: 'ada@customer.example' };
    expect(
      (
        await ingestEvents(
          async () => below,
          DOMAIN,
          async () => [event],
        )
      ).items,
    ).toMatchObject([{ status: 'accepted' }]);
    await owner(features, 'PUT', { params, form: { sending: '{"enabled":true}' } });
    expect((await send()).status).toBe(200);
  });
});

describe('…/{id}/limit/custom/monthly (MAILGUN 3)', () => {
  const none = { status: 404, text: '{"message":"No threshold for account"}\n' };
  const set = (text: string) => owner(limit, 'PUT', { params, query: `?limit=${text}` });
  const get = () => owner(limit, 'GET', { params });

  it('is not there until it is set, and again when it is removed', async () => {
    expect(await get()).toMatchObject(none);
    expect(await set('10000')).toMatchObject({ status: 200, text: '{"success":true}\n' });
    expect(await get()).toMatchObject({ status: 200, text: '{"limit":10000,"current":0,"period":"1m"}\n' });
    expect(await owner(limit, 'DELETE', { params })).toMatchObject({ status: 200, text: '{"success":true}\n' });
    expect(await get()).toMatchObject(none);
    expect(await owner(limit, 'DELETE', { params })).toMatchObject(none);
  });

  it('counts each recipient of this month’s messages, and nothing else', async () => {
    await set('10');
    await send('ada@customer.example, open@customer.example');
    expect(JSON.parse((await get()).text).current).toBe(2);
    await pool().query("update events set day = day - 40 where recipient like 'open%'");
    expect(JSON.parse((await get()).text).current).toBe(1);
  });

  it('refuses messages from then on, and only the subaccount’s', async () => {
    await set('1');
    expect((await send()).status).toBe(200);
    expect(await send()).toMatchObject({
      status: 403,
      text: `{"message":"Domain ${DOMAIN} is not allowed to send: Monthly limit reached"}\n`,
    });
    const form = { from: 'a@acme.example', to: 'ada@customer.example', text: 't' };
    expect((await owner(messages, 'POST', { params: { domain: 'mg.acme.example' }, form })).status).toBe(200);
    await set('2');
    expect((await send()).status).toBe(200);
  });

  it.each([
    ['no limit', '', "Missing parameter 'limit'"],
    ['half a message', '1.5', 'limit must be a whole number from 0 to 999999999'],
    ['less than nothing', '-1', 'limit must be a whole number from 0 to 999999999'],
  ])('refuses %s', async (_, text, message) => {
    const answer = await set(text);
    expect([answer.status, JSON.parse(answer.text)]).toEqual([400, { message }]);
  });
});

describe('who may (PRODUCT 3)', () => {
  const calls = [
    [features, 'PUT', { form: { sending: '{"enabled":true}' } }],
    [limit, 'GET', {}],
    [limit, 'PUT', { query: '?limit=1' }],
    [limit, 'DELETE', {}],
  ] as const;

  it('not the subaccount itself', async () => {
    for (const [route, method, call] of calls) {
      expect(await sub(route, method, { params, ...call })).toMatchObject({
        status: 403,
        text: '{"message":"Forbidden"}\n',
      });
    }
  });

  it('not a developer, who may read', async () => {
    const developer = mailgunClient((await createApiKey(primary, { role: 'developer' })).secret);
    const statuses = [];
    for (const [route, method, call] of calls)
      statuses.push((await developer(route, method, { params, ...call })).status);
    expect(statuses).toEqual([403, 404, 403, 403]);
  });

  it('a stranger is told that there is none', async () => {
    const caller = systemCaller(await createPrimaryAccount('Other'));
    const stranger = mailgunClient((await createApiKey(caller, { role: 'admin' })).secret);
    for (const [route, method, call] of calls) {
      expect(await stranger(route, method, { params, ...call })).toMatchObject({
        status: 404,
        text: '{"message":"Not Found"}\n',
      });
    }
  });
});
