import { expect, test } from '../fixtures';

const MESSAGE = 'The path is not valid percent-encoded UTF-8.';

test('a path that does not decode is answered 400 in Mailgun’s JSON', async ({ request }) => {
  const answer = await request.get('/v3/%E0%A4%A/webhooks');
  expect(answer.status()).toBe(400);
  expect(await answer.text()).toBe(`${JSON.stringify({ message: MESSAGE })}\n`);
});

test('below /api it is answered in the JSON of /api', async ({ request }) => {
  const answer = await request.get('/api/domains/%E0%A4%A/events');
  expect(answer.status()).toBe(400);
  expect(await answer.json()).toEqual({ error: { code: 'invalid_request', message: MESSAGE } });
});

test('a query that does not decode is not the path’s', async ({ request }) => {
  expect((await request.get('/healthz?x=%E0%A4%A')).status()).toBe(200);
});

test('/ greets a client with credentials as Mailgun does, and leads a browser to the panel', async ({ request }) => {
  const greeted = await request.get('/', { headers: { authorization: 'Basic YXBpOmtleQ==' } });
  expect(greeted.status()).toBe(200);
  expect(greeted.headers()['content-type']).toContain('text/plain');
  expect(await greeted.text()).toBe('Mailgun Magnificent API');
  const browser = await request.get('/', { maxRedirects: 0 });
  expect(browser.status()).toBe(307);
});

test('events are taken with and without a region’s prefix and a trailing slash', async ({ api, demo }) => {
  const event = { event: 'opened', recipient: 'ada@customer.example' };
  for (const [prefix, domain] of [
    ['', demo.domains.primary],
    ['/us', demo.domains.primary],
    ['/eu', demo.domains.eu],
  ]) {
    for (const end of ['', '/', '/?from=here']) {
      const answer = await api.post(`${prefix}/api/domains/${domain}/events${end}`, { data: event });
      expect([answer.status(), (await answer.json()).items]).toEqual([
        200,
        [expect.objectContaining({ status: 'accepted' })],
      ]);
    }
  }
  expect((await api.post(`/eu/api/domains/${demo.domains.primary}/events`, { data: event })).status()).toBe(404);
  expect((await api.get(`/api/domains/${demo.domains.primary}/events`)).status()).toBe(405);
});

test('asking for the head of an export holds none of its places', async ({ api }) => {
  for (let times = 0; times < 4; times += 1) {
    const answer = await api.head('/api/failure-logs/export');
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
  }
  expect((await api.get('/api/failure-logs/export')).status()).toBe(200);
});

test('nobody says where they come from by our own header, and a bin shows neither their word nor ours', async ({
  api,
  playwright,
}) => {
  const bin = (await (await api.post('/api/bins', { data: {} })).json()) as { id: string; url: string };
  const stranger = await playwright.request.newContext();
  const headers = { 'x-postwire-client-address': '6.6.6.6', 'x-mine': '1' };
  expect((await stranger.post(bin.url, { headers, data: 'hi' })).status()).toBe(200);
  await stranger.dispose();
  const request = await (await api.get(`/api/bins/${bin.id}/requests/1`)).json();
  expect(request.remoteAddress).toBe('127.0.0.1');
  const names = request.headers.map(({ name }: { name: string }) => name.toLowerCase());
  expect(names).toContain('x-mine');
  expect(names.filter((name: string) => name.startsWith('x-postwire'))).toEqual([]);
  await api.delete(`/api/bins/${bin.id}`);
});
