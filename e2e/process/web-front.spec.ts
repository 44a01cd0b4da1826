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
