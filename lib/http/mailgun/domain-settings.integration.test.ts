import { beforeAll, describe, expect, it } from 'vitest';
import * as connection from '@/app/(mailgun)/v3/domains/[domain]/connection/route';
import * as authority from '@/app/(mailgun)/v3/domains/[domain]/dkim_authority/route';
import * as selector from '@/app/(mailgun)/v3/domains/[domain]/dkim_selector/route';
import * as ip from '@/app/(mailgun)/v3/domains/[domain]/ips/[ip]/route';
import * as ips from '@/app/(mailgun)/v3/domains/[domain]/ips/route';
import * as trackingKind from '@/app/(mailgun)/v3/domains/[domain]/tracking/[type]/route';
import * as tracking from '@/app/(mailgun)/v3/domains/[domain]/tracking/route';
import * as webPrefix from '@/app/(mailgun)/v3/domains/[domain]/web_prefix/route';
import * as domains from '@/app/(mailgun)/v4/domains/route';
import { createPrimaryAccount } from '@/lib/services/provision-account';
import { createApiKey } from '@/lib/services/provision-api-key';
import { systemCaller } from '@/lib/services/system-caller';
import { withDatabase } from '@/lib/testing/database';
import { mailgunClient } from '@/lib/testing/mailgun-client';

await withDatabase();

const DOMAIN = 'mg.acme.example';
type Routes = Parameters<ReturnType<typeof mailgunClient>>[0];
let owner: ReturnType<typeof mailgunClient>;
let viewer: typeof owner;
let stranger: typeof owner;

beforeAll(async () => {
  const primary = systemCaller(await createPrimaryAccount('Acme'));
  const other = systemCaller(await createPrimaryAccount('Other'));
  owner = mailgunClient((await createApiKey(primary, { role: 'admin' })).secret);
  viewer = mailgunClient((await createApiKey(primary, { role: 'viewer' })).secret);
  stranger = mailgunClient((await createApiKey(other, { role: 'admin' })).secret);
  await owner(domains, 'POST', { form: { name: DOMAIN } });
});

interface Call {
  form?: Record<string, string>;
  more?: Record<string, string>;
  query?: string;
}

async function call(routes: Routes, method: string, { form, more = {}, query }: Call = {}, client = owner) {
  const answer = await client(routes, method, {
    params: { domain: DOMAIN, ...more },
    ...(form ? { form } : {}),
    ...(query ? { query } : {}),
  });
  return [answer.status, answer.text.trimEnd()];
}

const FOOTERS =
  '"html_footer":"\\n<br>\\n<p><a href=\\"%unsubscribe_url%\\">unsubscribe</a></p>\\n","text_footer":"\\n\\nTo unsubscribe click: <%unsubscribe_url%>\\n\\n"';

describe("a domain's settings at their own doors, byte for byte as recorded (MAILGUN 7)", () => {
  it('connection', async () => {
    expect(await call(connection, 'GET')).toEqual([200, '{"require_tls":false,"skip_verification":false}']);
    expect(await call(connection, 'PUT', { form: { require_tls: 'true', skip_verification: 'true' } })).toEqual([
      200,
      '{"message":"Domain connection settings have been updated, may take 10 minutes to fully propagate","require_tls":true,"skip_verification":true}',
    ]);
    expect(await call(connection, 'PUT', { form: { skip_verification: 'no' } })).toEqual([200, expect.any(String)]);
    expect(await call(connection, 'GET')).toEqual([200, '{"require_tls":true,"skip_verification":false}']);
  });

  it('tracking', async () => {
    expect(await call(tracking, 'GET')).toEqual([
      200,
      `{"tracking":{"open":{"active":false,"place_at_the_top":false},"click":{"active":false},"unsubscribe":{"active":false,${FOOTERS}},"web_scheme":"http"}}`,
    ]);
    const put = (type: string, form: Record<string, string>) => call(trackingKind, 'PUT', { form, more: { type } });
    expect(await put('open', { active: 'yes' })).toEqual([
      200,
      '{"message":"Domain tracking settings have been updated","open":{"active":true,"place_at_the_top":false}}',
    ]);
    expect(await put('click', { active: 'htmlonly' })).toEqual([
      200,
      '{"message":"Domain tracking settings have been updated","click":{"active":"htmlonly"}}',
    ]);
    expect(await put('unsubscribe', { active: 'true', html_footer: '<b>Bye</b>', text_footer: 'Bye' })).toEqual([
      200,
      '{"message":"Domain tracking settings have been updated","unsubscribe":{"active":true,"html_footer":"<b>Bye</b>","text_footer":"Bye"}}',
    ]);
    expect(JSON.parse(String((await call(tracking, 'GET'))[1])).tracking).toEqual({
      open: { active: true, place_at_the_top: false },
      click: { active: 'htmlonly' },
      unsubscribe: { active: true, html_footer: '<b>Bye</b>', text_footer: 'Bye' },
      web_scheme: 'http',
    });
    expect(await put('smoke', { active: 'yes' })).toEqual([404, '{"message":"Not Found"}']);
    expect(await put('open', { active: 'maybe' })).toEqual([400, '{"message":"active must be true or false"}']);
  });

  it('web prefix and DKIM selector, which the records follow', async () => {
    expect(await call(webPrefix, 'PUT', { query: '?web_prefix=links' })).toEqual([
      200,
      '{"message":"Domain web prefix updated"}',
    ]);
    expect(await call(selector, 'PUT', { form: { dkim_selector: 'mailo1' } })).toEqual([
      200,
      '{"message":"DKIM selector changed"}',
    ]);
    const changed = JSON.parse(String((await call(authority, 'PUT', { form: { self: 'false' } }))[1]));
    expect(changed).toMatchObject({ message: 'Domain DKIM authority has been changed', changed: true });
    expect(changed.sending_dns_records.map((record: { name: string }) => record.name)).toEqual([
      `mailo1._domainkey.${DOMAIN}`,
      DOMAIN,
      `links.${DOMAIN}`,
    ]);
    const again = JSON.parse(String((await call(authority, 'PUT', { form: { self: 'no' } }))[1]));
    expect(again).toMatchObject({ message: 'Domain DKIM authority has not been changed', changed: false });
    expect(await call(webPrefix, 'PUT', {})).toEqual([400, '{"message":"Missing parameter \'web_prefix\'"}']);
    expect(await call(selector, 'PUT', { form: { dkim_selector: 'a b' } })).toEqual([400, expect.any(String)]);
  });

  it('addresses', async () => {
    expect(await call(ips, 'GET')).toEqual([200, '{"items":[],"total_count":0}']);
    expect(await call(ips, 'POST', { form: { ip: '192.0.2.7' } })).toEqual([200, '{"message":"success"}']);
    expect(await call(ips, 'POST', { form: { ip: '192.0.2.7' } })).toEqual([200, expect.any(String)]);
    expect(await call(ips, 'GET')).toEqual([200, '{"items":["192.0.2.7"],"total_count":1}']);
    expect(await call(ips, 'POST', { form: { ip: 'here' } })).toEqual([400, '{"message":"ip must be an IP address"}']);
    expect(await call(ips, 'POST', { form: { pool_id: 'a' } })).toEqual([404, '{"message":"IP pool not found"}']);
    expect(await call(ip, 'DELETE', { more: { ip: '192.0.2.7' } })).toEqual([200, '{"message":"success"}']);
    expect(await call(ip, 'DELETE', { more: { ip: '192.0.2.7' } })).toEqual([404, '{"message":"IP not found"}']);
    expect(await call(ip, 'DELETE', { more: { ip: 'ip_pool' } })).toEqual([404, '{"message":"IP pool not found"}']);
  });

  it('of changes at once none is lost', async () => {
    const addresses = Array.from({ length: 12 }, (_, at) => `198.51.100.${at}`);
    await Promise.all([
      ...addresses.map((address) => call(ips, 'POST', { form: { ip: address } })),
      call(connection, 'PUT', { form: { skip_verification: 'true' } }),
      call(trackingKind, 'PUT', { form: { active: 'no' }, more: { type: 'open' } }),
      call(trackingKind, 'PUT', { form: { active: 'no' }, more: { type: 'click' } }),
    ]);
    expect(JSON.parse(String((await call(ips, 'GET'))[1])).items.sort()).toEqual(addresses.sort());
    expect((await call(connection, 'GET'))[1]).toContain('"skip_verification":true');
    const after = JSON.parse(String((await call(tracking, 'GET'))[1])).tracking;
    expect([after.open.active, after.click.active]).toEqual([false, false]);
  });

  it.each([
    ['connection', connection, 'PUT', { form: { require_tls: 'true' } }],
    ['tracking', trackingKind, 'PUT', { form: { active: 'yes' }, more: { type: 'open' } }],
    ['web prefix', webPrefix, 'PUT', { form: { web_prefix: 'x' } }],
    ['DKIM selector', selector, 'PUT', { form: { dkim_selector: 'x' } }],
    ['DKIM authority', authority, 'PUT', { form: { self: 'true' } }],
    ['addresses', ips, 'POST', { form: { ip: '192.0.2.9' } }],
  ] as [string, Routes, string, Call][])(
    '%s: a viewer may not change it, a stranger does not find it',
    async (_, routes, method, input) => {
      expect(await call(routes, method, input, viewer)).toEqual([403, '{"message":"Forbidden"}']);
      expect(await call(routes, method, input, stranger)).toEqual([404, '{"message":"Domain not found"}']);
    },
  );
});
