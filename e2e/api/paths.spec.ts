import { request as httpRequest } from 'node:http';
import { expect, test } from '../fixtures';

const JSON_TYPE = 'application/json; charset=utf-8';
const WEBHOOKS = '/v3/domains/nowhere.example/webhooks';

/** Any method and path, as they are: other clients straighten what they send. */
function raw(url: string | undefined, method: string, path: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number | undefined; type: string | undefined; body: string }>((resolve, reject) => {
    const { hostname, port } = new URL(url ?? '');
    const sent = httpRequest({ hostname, port, method, path, headers }, (answer) => {
      let body = '';
      answer.on('data', (chunk: Buffer) => {
        body += chunk.toString('utf8');
      });
      answer.on('end', () => resolve({ status: answer.statusCode, type: answer.headers['content-type'], body }));
    });
    sent.on('error', reject);
    sent.end();
  });
}
const keyOf = (demo: { keys: { primary: string } }) => ({
  authorization: `Basic ${Buffer.from(`api:${demo.keys.primary}`).toString('base64')}`,
});

for (const path of ['/v3/nothing/here', '/v1', '/v3', '/v9/anything', '/eu/v4/nothing', '/v2/domains']) {
  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
    test(`${method} ${path} answers Mailgun's JSON`, async ({ baseURL }) => {
      expect(await raw(baseURL, method, path)).toEqual({
        status: 404,
        type: JSON_TYPE,
        body: '{"message":"Not Found"}\n',
      });
    });
  }
}

for (const [method, path] of [
  ['PATCH', WEBHOOKS],
  ['DELETE', WEBHOOKS],
  ['OPTIONS', WEBHOOKS],
  ['PROPFIND', '/v1/webhooks'],
] as const) {
  test(`${method} ${path} is a method that is not there`, async ({ baseURL }) => {
    expect(await raw(baseURL, method, path)).toEqual({
      status: 405,
      type: JSON_TYPE,
      body: '{"message":"Method Not Allowed"}\n',
    });
  });
}

test('HEAD answers as GET does, without a body', async ({ baseURL, demo }) => {
  const head = await raw(baseURL, 'HEAD', '/v1/webhooks', keyOf(demo));
  expect(head).toEqual({ status: 200, type: JSON_TYPE, body: '' });
  expect((await raw(baseURL, 'HEAD', '/v3/nothing')).status).toBe(404);
});

test("a browser's preflight is permitted", async ({ request }) => {
  const answer = await request.fetch(WEBHOOKS, {
    method: 'OPTIONS',
    headers: { origin: 'https://app.example', 'access-control-request-method': 'PUT' },
  });
  expect(answer.status()).toBe(204);
  expect(answer.headers()).toMatchObject({
    'access-control-allow-origin': '*',
    'access-control-allow-methods': expect.stringContaining('PUT'),
    'access-control-allow-headers': expect.stringContaining('Authorization'),
  });
});

test('a trailing slash and doubled ones change nothing', async ({ baseURL, demo }) => {
  const { primary } = demo.domains;
  const plain = await raw(baseURL, 'GET', `/v3/domains/${primary}/webhooks`, keyOf(demo));
  expect(plain.status).toBe(200);
  for (const path of [`/v3/domains/${primary}/webhooks/`, `//v3//domains/${primary}///webhooks`]) {
    expect(await raw(baseURL, 'GET', path, keyOf(demo))).toEqual(plain);
  }
  // A POST keeps its body: no redirect on the way.
  const posted = await raw(baseURL, 'POST', `//v3/domains/${primary}/webhooks/`, keyOf(demo));
  expect(posted).toMatchObject({ status: 400, body: `{"message":"Missing parameter 'id'"}\n` });
});

test('a path prefix is a region', async ({ api, demo }) => {
  const names = async (path: string) => {
    const { items } = await (await api.get(path)).json();
    return items.map((domain: { name: string }) => domain.name);
  };
  expect(await names('/v4/domains')).toContain(demo.domains.primary);
  expect(await names('/us/v4/domains')).toContain(demo.domains.primary);
  expect(await names('/eu/v4/domains')).toContain(demo.domains.eu);
  expect(await names('/eu/v4/domains')).not.toContain(demo.domains.primary);
});

test('answers carry the headers of the recorded ones; HSTS behind https alone', async ({ api }) => {
  const answer = await api.get('/v1/webhooks');
  expect(answer.headers()).toMatchObject({
    'content-type': JSON_TYPE,
    'cache-control': 'no-store',
    'access-control-allow-origin': '*',
    'access-control-allow-credentials': 'true',
    'x-xss-protection': '1; mode=block',
    'x-mailgun-key-id': expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{8}$/),
  });
  expect(answer.headers()['strict-transport-security']).toBeUndefined();
  const secure = await api.get('/v1/webhooks', { headers: { 'x-forwarded-proto': 'https' } });
  expect(secure.headers()['strict-transport-security']).toMatch(/^max-age=\d+/);
});

test('the root greets an API client as Mailgun does', async ({ api }) => {
  expect(await (await api.get('/')).text()).toBe('Mailgun Magnificent API');
});
