import { beforeAll, describe, expect, it } from 'vitest';
import { hashApiKey } from '@/lib/auth/api-key-text';
import { pool } from '@/lib/storage/pool';
import { seal } from '@/lib/storage/secret-box';
import { signingKeyContext } from '@/lib/storage/signing-keys';
import { withDatabase } from '@/lib/testing/database';
import { getFeatures, putFeatures } from './features';
import { mailgunMethods, mailgunRoute } from './mailgun-route';
import { changeStatusDoor, createSubaccountDoor, getSubaccountDoor, listSubaccountsDoor } from './subaccounts';

await withDatabase();

const PRIMARY = 'a'.repeat(24);
const SUB = 'b'.repeat(24);
const OTHER = 'c'.repeat(24);

beforeAll(async () => {
  for (const [id, parent] of [
    [PRIMARY, null],
    [SUB, PRIMARY],
    [OTHER, null],
  ] as const) {
    await pool().query('insert into accounts (id, parent_id, name, signing_key) values ($1, $2, $3, $4)', [
      id,
      parent,
      `Account ${id[0]}`,
      seal('key-x', signingKeyContext(id)),
    ]);
    for (const role of ['admin', 'viewer']) {
      await pool().query(
        "insert into api_keys (id, account_id, role, secret_hash, prefix) values ($1, $2, $3, $4, 'key-')",
        [`${id.slice(0, 8)}-${role}`, id, role, hashApiKey(`key-${id[0]}-${role}`)],
      );
    }
  }
});

type Door = Parameters<typeof mailgunRoute>[0];
interface Call {
  key?: string;
  method?: string;
  query?: string;
  headers?: Record<string, string>;
  body?: BodyInit;
  params?: Record<string, string>;
}
async function call(
  door: Door,
  { key = 'key-a-admin', query = '', headers = {}, body, params = {}, ...rest }: Call = {},
) {
  const request = new Request(`http://api.test/v5/x${query}`, {
    method: rest.method ?? (body === undefined ? 'GET' : 'POST'),
    headers: { authorization: `Basic ${Buffer.from(`api:${key}`).toString('base64')}`, ...headers },
    ...(body === undefined ? {} : { body }),
  });
  const response = await mailgunRoute(door)(request, { params: Promise.resolve(params) });
  return { status: response.status, text: await response.text(), response };
}
const multipart = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
};

describe('common to all (MAILGUN 1.0)', () => {
  it('answers compact JSON, a newline, the headers and the key id', async () => {
    const { status, text, response } = await call(getFeatures);
    expect([status, text]).toEqual([200, '{"features":{"webhooks_redact_pii":{"enabled":false}}}\n']);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'access-control-allow-origin': '*',
      'x-mailgun-key-id': 'aaaaaaaa-admin',
    });
  });

  it.each([
    ['a wrong key', { key: 'key-nobody' }, 401, '{"message":"Invalid private key"}\n'],
    ['a stranger on behalf of', { headers: { 'x-mailgun-on-behalf-of': OTHER } }, 404, '{"message":"Not Found"}\n'],
    [
      'a subaccount on behalf of',
      { key: 'key-b-admin', headers: { 'x-mailgun-on-behalf-of': PRIMARY } },
      403,
      '{"message":"Forbidden"}\n',
    ],
  ])('answers %s as the contract does', async (_, options, status, body) => {
    const answer = await call(getFeatures, options);
    expect([answer.status, answer.text]).toEqual([status, body]);
  });

  it('answers a method that a path does not have with JSON', async () => {
    const response = await mailgunMethods({ GET: mailgunRoute(getFeatures) }).PATCH(new Request('http://api.test/'));
    expect([response.status, response.headers.get('allow'), await response.text()]).toEqual([
      405,
      'GET',
      '{"message":"Method Not Allowed"}\n',
    ]);
  });
});

describe('account features (MAILGUN 4 and 9)', () => {
  it.each([
    ['urlencoded', new URLSearchParams({ webhooks_redact_pii: '{"enabled":true}' })],
    ['multipart', multipart({ webhooks_redact_pii: '{"enabled":true}' })],
  ])('are set by %s bodies', async (_, body) => {
    await call(putFeatures, { body: new URLSearchParams({ webhooks_redact_pii: '{"enabled":false}' }), method: 'PUT' });
    expect((await call(putFeatures, { body, method: 'PUT' })).text).toBe('{"success":true}\n');
    expect((await call(getFeatures)).text).toContain('{"enabled":true}');
  });

  it.each([
    ['nothing named', {}, 400],
    ['no JSON', { webhooks_redact_pii: 'yes' }, 400],
    ['no boolean', { webhooks_redact_pii: '{"enabled":1}' }, 400],
    ['a sibling that is no switch', { webhooks_redact_pii: '{"enabled":false}', ai_insights: 'on' }, 400],
  ])('refuse %s', async (_, fields, status) => {
    expect((await call(putFeatures, { body: new URLSearchParams(fields), method: 'PUT' })).status).toBe(status);
    expect((await call(getFeatures)).text).toContain('{"enabled":true}');
  });

  it('take the sibling ai_insights, which changes nothing', async () => {
    const body = multipart({ ai_insights: '{"enabled":true}' });
    expect(await call(putFeatures, { body, method: 'PUT' })).toMatchObject({ status: 200, text: '{"success":true}\n' });
    expect((await call(getFeatures)).text).toBe('{"features":{"webhooks_redact_pii":{"enabled":true}}}\n');
  });

  it.each([
    ["a subaccount's key", { key: 'key-b-admin' }],
    ['a primary on behalf of one', { headers: { 'x-mailgun-on-behalf-of': SUB } }],
  ])('are forbidden to %s', async (_, options) => {
    for (const answer of [
      await call(getFeatures, options),
      await call(putFeatures, {
        ...options,
        method: 'PUT',
        body: new URLSearchParams({ webhooks_redact_pii: '{"enabled":false}' }),
      }),
    ]) {
      expect([answer.status, answer.text]).toEqual([403, '{"message":"Forbidden"}\n']);
    }
  });
});

describe('subaccounts (MAILGUN 3)', () => {
  it.each([
    ['the query', { query: '?name=From%20query', method: 'POST' }, 'From query'],
    ['multipart', { body: multipart({ name: 'From multipart' }) }, 'From multipart'],
    ['a form', { body: new URLSearchParams({ name: 'From form' }) }, 'From form'],
    ['JSON', { body: '{"name":"From JSON"}', headers: { 'content-type': 'application/json' } }, 'From JSON'],
  ])('are created with a name from %s', async (_, options, name) => {
    const { status, text } = await call(createSubaccountDoor, options);
    expect(status).toBe(200);
    const { subaccount } = JSON.parse(text);
    expect(Object.keys(subaccount)).toEqual(['id', 'name', 'status', 'created_at', 'updated_at']);
    expect(subaccount).toMatchObject({ id: expect.stringMatching(/^[0-9a-f]{24}$/), name, status: 'open' });
    expect(subaccount.created_at).toMatch(/^\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT$/);
  });

  it('are listed by name with the total of all that match', async () => {
    const { text } = await call(listSubaccountsDoor, { query: '?filter=from&sort=desc&limit=2' });
    const { subaccounts, total } = JSON.parse(text);
    expect(subaccounts.map((one: { name: string }) => one.name)).toEqual(['From query', 'From multipart']);
    expect(total).toBe(4);
  });

  it('are disabled and enabled, and a repeat is refused', async () => {
    const params = { id: SUB };
    expect(
      JSON.parse((await call(changeStatusDoor('disabled'), { params, method: 'POST' })).text).subaccount.status,
    ).toBe('disabled');
    const again = await call(changeStatusDoor('disabled'), { params, method: 'POST' });
    expect([again.status, again.text]).toEqual([400, '{"message":"subaccount is already disabled"}\n']);
    const theirs = await call(getFeatures, { key: 'key-b-admin' });
    expect([theirs.status, theirs.text]).toEqual([403, '{"message":"Forbidden"}\n']);
    expect(JSON.parse((await call(changeStatusDoor('open'), { params, method: 'POST' })).text).subaccount.status).toBe(
      'open',
    );
  });

  it.each([
    ["a stranger's", { params: { id: OTHER } }, 404],
    ['an unknown one', { params: { id: 'nope' } }, 404],
    ["from a subaccount's key", { params: { id: SUB }, key: 'key-b-admin' }, 403],
  ])('%s is not shown', async (_, options, status) => {
    expect((await call(getSubaccountDoor, options)).status).toBe(status);
  });

  it.each([
    ['no name', createSubaccountDoor, { method: 'POST' }, 400],
    ['a viewer', createSubaccountDoor, { method: 'POST', query: '?name=x', key: 'key-a-viewer' }, 403],
    ['a limit of 0', listSubaccountsDoor, { query: '?limit=0' }, 400],
    ['a sort of none', listSubaccountsDoor, { query: '?sort=up' }, 400],
  ])('%s is refused', async (_, door, options, status) => {
    expect((await call(door, options)).status).toBe(status);
  });
});

describe('what cannot be stored', () => {
  it.each([
    ['a NUL in the query', listSubaccountsDoor, { query: '?filter=%00' }],
    ['a NUL in a form', createSubaccountDoor, { body: new URLSearchParams({ name: 'a\0b' }) }],
    [
      'half a surrogate pair in JSON',
      createSubaccountDoor,
      { body: '{"name":"\\ud800x"}', headers: { 'content-type': 'application/json' } },
    ],
    ['a NUL in the path', getSubaccountDoor, { params: { id: '%00' } }],
  ])('%s is refused with a reason', async (_, door, options) => {
    const { status, text } = await call(door, options);
    expect([status, Object.keys(JSON.parse(text))]).toEqual([400, ['message']]);
  });
});
