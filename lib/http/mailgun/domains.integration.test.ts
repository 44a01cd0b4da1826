import { createPublicKey } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import * as v3OneRoute from '@/app/(mailgun)/v3/domains/[domain]/route';
import * as oneRoute from '@/app/(mailgun)/v4/domains/[domain]/route';
import * as verifyRoute from '@/app/(mailgun)/v4/domains/[domain]/verify/route';
import * as route from '@/app/(mailgun)/v4/domains/route';
import { createPrimaryAccount, createSubaccount } from '@/lib/services/provision-account';
import { createApiKey } from '@/lib/services/provision-api-key';
import { systemCaller } from '@/lib/services/system-caller';
import { withDatabase } from '@/lib/testing/database';
import { mailgunClient } from '@/lib/testing/mailgun-client';

await withDatabase();

type Client = ReturnType<typeof mailgunClient>;
let owner: Client;
let developer: Client;
let sub: Client;
let behalf: Client;
let subId: string;

const FORBIDDEN = { status: 403, text: '{"message":"Forbidden"}\n' };

beforeAll(async () => {
  const primary = systemCaller(await createPrimaryAccount('Acme'));
  const below = systemCaller(await createSubaccount(primary, 'Acme sub'));
  subId = below.account.id;
  const { secret } = await createApiKey(primary, { role: 'admin' });
  owner = mailgunClient(secret);
  behalf = mailgunClient(secret, { 'x-mailgun-on-behalf-of': subId });
  developer = mailgunClient((await createApiKey(primary, { role: 'developer' })).secret);
  sub = mailgunClient((await createApiKey(below, { role: 'admin' })).secret);
});

const at = (domain: string, form?: Record<string, string>) => ({ params: { domain }, ...(form ? { form } : {}) });

describe('domains (MAILGUN 7)', () => {
  it('are created with the whole object', async () => {
    const { status, text } = await owner(route, 'POST', { form: { name: 'MG.Acme.example', wildcard: 'true' } });
    const answer = JSON.parse(text);
    expect([status, Object.keys(answer)]).toEqual([
      200,
      ['message', 'domain', 'receiving_dns_records', 'sending_dns_records'],
    ]);
    expect(answer.message).toBe('Domain DNS records have been created');
    expect(answer.domain).toEqual({
      created_at: expect.stringMatching(/^\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT$/),
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      is_disabled: false,
      name: 'mg.acme.example',
      require_tls: false,
      skip_verification: false,
      smtp_login: 'postmaster@mg.acme.example',
      spam_action: 'disabled',
      state: 'unverified',
      type: 'custom',
      use_automatic_sender_security: false,
      web_prefix: 'email',
      web_scheme: 'http',
      webhooks_redact_pii: false,
      wildcard: true,
      encrypt_incoming_message: false,
      message_ttl: 0,
    });
    const records = [...answer.receiving_dns_records, ...answer.sending_dns_records];
    expect(new Set(records.map((record) => record.valid))).toEqual(new Set(['unknown']));
  });

  it('have a DKIM key of their own that stays the same', async () => {
    await owner(route, 'POST', { form: { name: 'keys.acme.example', dkim_selector: 'mailo' } });
    const dkim = async () =>
      JSON.parse((await owner(oneRoute, 'GET', at('keys.acme.example'))).text).sending_dns_records[0];
    const [first, second] = [await dkim(), await dkim()];
    expect(first).toEqual(second);
    expect(first.name).toBe('mailo._domainkey.keys.acme.example');
    const spki = Buffer.from(first.value.replace('k=rsa; p=', ''), 'base64');
    expect(createPublicKey({ key: spki, format: 'der', type: 'spki' }).asymmetricKeyDetails).toMatchObject({
      modulusLength: 2_048,
    });
    await owner(v3OneRoute, 'DELETE', at('keys.acme.example'));
  });

  it('are unverified until somebody verifies them', async () => {
    await owner(route, 'POST', { form: { name: 'fresh.acme.example' } });
    const listed = async (state: string) =>
      JSON.parse((await owner(route, 'GET', { query: `?search=fresh&state=${state}` })).text).total_count;
    expect([await listed('unverified'), await listed('active')]).toEqual([1, 0]);
    const verified = JSON.parse((await owner(verifyRoute, 'PUT', at('fresh.acme.example'))).text);
    expect(verified).toMatchObject({ message: 'Domain DNS records have been updated', domain: { state: 'active' } });
    const records = [...verified.receiving_dns_records, ...verified.sending_dns_records];
    expect(new Set(records.map((record) => record.valid))).toEqual(new Set(['valid']));
    expect([await listed('unverified'), await listed('active')]).toEqual([0, 1]);
    await owner(v3OneRoute, 'DELETE', at('fresh.acme.example'));
  });

  it('are shown, updated, verified and deleted', async () => {
    await owner(route, 'POST', { form: { name: 'life.acme.example' } });
    const updated = await owner(
      oneRoute,
      'PUT',
      at('life.acme.example', { web_scheme: 'https', webhooks_redact_pii: 'true' }),
    );
    expect(JSON.parse(updated.text)).toMatchObject({
      message: 'Domain has been updated',
      domain: { web_scheme: 'https', webhooks_redact_pii: true },
    });
    expect(JSON.parse((await owner(verifyRoute, 'PUT', at('life.acme.example'))).text)).toMatchObject({
      message: 'Domain DNS records have been updated',
      domain: { web_scheme: 'https', webhooks_redact_pii: true },
    });
    expect(Object.keys(JSON.parse((await owner(oneRoute, 'GET', at('life.acme.example'))).text))).toEqual([
      'domain',
      'receiving_dns_records',
      'sending_dns_records',
    ]);
    expect(await owner(v3OneRoute, 'DELETE', at('life.acme.example'))).toMatchObject({
      status: 200,
      text: '{"message":"Domain will be deleted in the background"}\n',
    });
    expect(await owner(oneRoute, 'GET', at('life.acme.example'))).toMatchObject({
      status: 404,
      text: '{"message":"Domain not found"}\n',
    });
  });

  it("are listed by name; a primary may ask for its subaccounts' too", async () => {
    await sub(route, 'POST', { form: { name: 'a.sub.example' } });
    const listed = async (client: Client, query: string) => JSON.parse((await client(route, 'GET', { query })).text);
    expect(await listed(owner, '')).toMatchObject({ total_count: 1, items: [{ name: 'mg.acme.example' }] });
    const all = await listed(owner, '?include_subaccounts=true&sort=name:asc');
    expect(all.items).toMatchObject([{ name: 'a.sub.example', subaccount_id: subId }, { name: 'mg.acme.example' }]);
    expect(all.items[1]).not.toHaveProperty('subaccount_id');
    expect(await listed(owner, '?include_subaccounts=true&search=acme')).toMatchObject({ total_count: 1 });
    expect(await listed(owner, '?include_subaccounts=true&limit=1&skip=1')).toMatchObject({
      total_count: 2,
      items: [{ name: 'mg.acme.example' }],
    });
    expect(await listed(sub, '?include_subaccounts=true')).toMatchObject({ total_count: 1 });
  });

  it.each([
    ['no name', {}, "Missing parameter 'name'"],
    ['a taken name', { name: 'mg.acme.example' }, 'This domain name is already taken'],
    ['no host name', { name: 'not a name' }, 'Enter a domain name such as mail.example.com.'],
    ['a bad boolean', { name: 'x.acme.example', wildcard: 'maybe' }, 'wildcard must be true or false'],
    ['a bad choice', { name: 'x.acme.example', spam_action: 'eat' }, 'spam_action must be one of disabled, block, tag'],
  ])('refuses %s', async (_, form, message) => {
    const { status, text } = await owner(route, 'POST', { form: form as Record<string, string> });
    expect([status, text]).toEqual([400, `${JSON.stringify({ message })}\n`]);
  });
});

describe("a domain's redaction (MAILGUN 9, PRODUCT 3)", () => {
  it.each([
    ["a subaccount's key", () => sub],
    ['a primary on behalf of it', () => behalf],
  ])('%s neither sees nor sets it', async (_, client) => {
    const shown = await client()(oneRoute, 'GET', at('a.sub.example'));
    expect(shown.status).toBe(200);
    const list = await client()(route, 'GET');
    // A public key is random letters, these three among them now and then.
    const text = (shown.text + list.text).replaceAll(/p=[\w+/=]+/g, 'p=');
    expect(text).not.toMatch(/pii|redact/i);
    const put = await client()(oneRoute, 'PUT', at('a.sub.example', { webhooks_redact_pii: 'true' }));
    expect(put).toMatchObject(FORBIDDEN);
    const post = await client()(route, 'POST', { form: { name: 'b.sub.example', webhooks_redact_pii: 'false' } });
    expect(post).toMatchObject(FORBIDDEN);
  });

  it('a developer of the primary sees it and does not set it', async () => {
    expect((await developer(oneRoute, 'GET', at('mg.acme.example'))).text).toContain('"webhooks_redact_pii":false');
    const put = await developer(oneRoute, 'PUT', at('mg.acme.example', { webhooks_redact_pii: 'true' }));
    expect(put).toMatchObject(FORBIDDEN);
    expect(await developer(oneRoute, 'PUT', at('mg.acme.example', { wildcard: 'no' }))).toMatchObject({ status: 200 });
  });
});
