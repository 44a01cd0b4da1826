import { beforeAll, describe, expect, it } from 'vitest';
import * as accountRoute from '@/app/(mailgun)/v1/webhooks/route';
import * as typeRoute from '@/app/(mailgun)/v3/domains/[domain]/webhooks/[type]/route';
import * as v3Route from '@/app/(mailgun)/v3/domains/[domain]/webhooks/route';
import * as domainRoute from '@/app/(mailgun)/v4/domains/[domain]/route';
import * as v4Route from '@/app/(mailgun)/v4/domains/[domain]/webhooks/route';
import * as domainsRoute from '@/app/(mailgun)/v4/domains/route';
import { createPrimaryAccount } from '@/lib/services/provision-account';
import { createApiKey } from '@/lib/services/provision-api-key';
import { systemCaller } from '@/lib/services/system-caller';
import { withDatabase } from '@/lib/testing/database';
import { mailgunClient } from '@/lib/testing/mailgun-client';

await withDatabase();

const BOTH = 'both.acme.example';
const US = 'https://hooks.example.com/us';
const EU = 'https://hooks.example.com/eu';
let us: ReturnType<typeof mailgunClient>;
let eu: typeof us;

beforeAll(async () => {
  const primary = systemCaller(await createPrimaryAccount('Acme'));
  const { secret } = await createApiKey(primary, { role: 'admin' });
  us = mailgunClient(secret, { host: 'api.example.com' });
  eu = mailgunClient(secret, { host: 'api.eu.example.com' });
  for (const client of [us, eu]) await client(domainsRoute, 'POST', { form: { name: BOTH } });
  await us(domainsRoute, 'POST', { form: { name: 'us.acme.example' } });
});

const on = (domain: string, more: Record<string, string> = {}) => ({ params: { domain, ...more } });

describe('nothing crosses from one region to the other (MAILGUN 8)', () => {
  it('one name in two regions is two domains', async () => {
    const id = async (client: typeof us) => JSON.parse((await client(domainRoute, 'GET', on(BOTH))).text).domain.id;
    expect(await id(us)).not.toBe(await id(eu));
    await us(domainRoute, 'PUT', { ...on(BOTH), form: { web_scheme: 'https' } });
    expect((await eu(domainRoute, 'GET', on(BOTH))).text).toContain('"web_scheme":"http"');
  });

  it('domain-level webhooks', async () => {
    await us(v4Route, 'POST', { ...on(BOTH), form: { url: US, event_types: 'clicked,opened' } });
    await eu(v3Route, 'POST', { ...on(BOTH), form: { id: 'clicked', url: EU } });
    expect((await us(v3Route, 'GET', on(BOTH))).text).toBe(
      `{"webhooks":{"opened":{"urls":["${US}"]},"clicked":{"urls":["${US}"]}}}\n`,
    );
    expect((await eu(v3Route, 'GET', on(BOTH))).text).toBe(`{"webhooks":{"clicked":{"urls":["${EU}"]}}}\n`);
    await eu(typeRoute, 'DELETE', on(BOTH, { type: 'clicked' }));
    expect((await us(typeRoute, 'GET', on(BOTH, { type: 'clicked' }))).text).toBe(`{"webhook":{"urls":["${US}"]}}\n`);
  });

  it('account-level webhooks, and their places', async () => {
    for (const path of ['a', 'b', 'c']) {
      const form = { url: `${US}/${path}`, event_types: 'accepted' };
      expect((await us(accountRoute, 'POST', { form })).status).toBe(200);
    }
    const full = await us(accountRoute, 'POST', { form: { url: `${US}/d`, event_types: 'accepted' } });
    expect(full.status).toBe(409);
    expect((await eu(accountRoute, 'GET')).text).toBe('{"webhooks":[]}\n');
    expect((await eu(accountRoute, 'POST', { form: { url: EU, event_types: 'accepted' } })).status).toBe(200);
    expect((await eu(accountRoute, 'DELETE', { query: '?all=true' })).status).toBe(204);
    expect(JSON.parse((await us(accountRoute, 'GET')).text).webhooks).toHaveLength(3);
  });

  it.each([
    ['a domain', domainRoute, 'GET', {}],
    ['its webhooks in v3', v3Route, 'GET', {}],
    ['a new one in v3', v3Route, 'POST', { form: { id: 'clicked', url: US } }],
    ['a new one in v4', v4Route, 'POST', { form: { url: US, event_types: 'clicked' } }],
  ] as const)('%s of the other region is not found', async (_, routes, method, call) => {
    const answer = await eu(routes, method, { ...on('us.acme.example'), ...call });
    expect([answer.status, answer.text]).toEqual([404, '{"message":"Domain not found"}\n']);
  });
});
