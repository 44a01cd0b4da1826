import { test as demoTest } from '../fixtures';
import { newDomain } from '../panel/new-domain';
import { addWebhook, bodyOf, deliveriesOf, event, expect, type Json, send, test } from './world';

const COUNT = 500;
const FOUR_MIB = 4 * 1024 * 1024;
const JSON_TYPE = { 'content-type': 'application/json' };

test('one bad event of 500 refuses all of them and leaves no trace', async ({ api, receiver }) => {
  const domain = await newDomain(api);
  await addWebhook(api, { domain, url: receiver.url });
  const events = Array.from({ length: COUNT }, () => event());
  const bad = events.map((each, index) => (index === 137 ? { ...each, event: 'failed' } : each));
  const answer = await api.post(`/api/domains/${domain}/events`, { data: bad });
  expect([answer.status(), await answer.json()]).toEqual([
    400,
    {
      error: {
        code: 'invalid_request',
        message: 'No event was accepted: [137].severity is required for a failed event.',
        fields: { '[137].severity': 'is required for a failed event' },
      },
    },
  ]);
  expect(await deliveriesOf(api, domain)).toEqual([]);
  // None of the ids is known: all are accepted now, and each is heard once.
  const items = await send(api, domain, events);
  expect(items).toEqual(events.map(({ id }) => ({ id, status: 'accepted', deliveries: 1 })));
  await receiver.waitFor(COUNT, 60_000);
  const heard = receiver.requests.map((request) => bodyOf(request)['event-data'].id);
  expect(heard.sort()).toEqual(events.map(({ id }) => id).sort());
});

test('what is too much, broken or not storable is refused with its reason', async ({ api, receiver }) => {
  const domain = await newDomain(api);
  await addWebhook(api, { domain, url: receiver.url });
  const post = async (data: unknown, headers: Record<string, string> = JSON_TYPE) => {
    const body = typeof data === 'string' || Buffer.isBuffer(data) ? Buffer.from(data) : JSON.stringify(data);
    const answer = await api.post(`/api/domains/${domain}/events`, { data: body, headers });
    const { error } = (await answer.json()) as { error: { code: string; message: string; fields?: Json } };
    return [answer.status(), error.code, error.fields ?? error.message];
  };
  const one = event();
  const many = Array.from({ length: 1_001 }, () => event());
  const tooMany = [413, 'payload_too_large', 'At most 1,000 events in one request.'];
  expect(await post(many)).toEqual(tooMany);
  const ndjson = { 'content-type': 'application/x-ndjson' };
  expect(await post(many.map((each) => JSON.stringify(each)).join('\n'), ndjson)).toEqual(tooMany);
  const padded = JSON.stringify([one]).padEnd(FOUR_MIB + 1);
  expect((await post(padded)).slice(0, 2)).toEqual([413, 'payload_too_large']);
  expect(await post('{"event":')).toEqual([400, 'invalid_request', 'The body is not valid JSON.']);
  const oneBadLine = [400, 'invalid_request', { '[1]': 'is not valid JSON' }];
  expect(await post(`${JSON.stringify(one)}\n{"event"\n`, ndjson)).toEqual(oneBadLine);
  const [begin = '', end = ''] = JSON.stringify({ ...one, reason: '§' }).split('§');
  const notUtf8 = Buffer.concat([Buffer.from(begin), Buffer.from([0xff, 0xfe]), Buffer.from(end)]);
  expect(await post(notUtf8)).toEqual([400, 'invalid_request', 'The body is not valid UTF-8.']);
  expect(await post([one, event({ reason: 'a\0b' })])).toEqual([
    400,
    'invalid_request',
    { '[1].reason': 'must not contain a NUL character' },
  ]);
  expect(await post([])).toEqual([400, 'invalid_request', 'Send at least one event.']);
  expect((await post(one, { 'content-type': 'text/plain' }))[0]).toBe(415);
  expect(await deliveriesOf(api, domain)).toEqual([]);
  // The id was in most of these: it is still new, and exactly 4 MiB are not too much.
  const fits = await api.post(`/api/domains/${domain}/events`, {
    data: Buffer.from(JSON.stringify([one]).padEnd(FOUR_MIB)),
    headers: JSON_TYPE,
  });
  expect(await fits.json()).toEqual({ items: [{ id: one.id, status: 'accepted', deliveries: 1 }] });
  await receiver.waitFor(1);
  expect(await deliveriesOf(api, domain)).toHaveLength(1);
});

test('an id that was accepted before is a duplicate and heard once', async ({ api, receiver }) => {
  const domain = await newDomain(api);
  await addWebhook(api, { domain, url: receiver.url });
  const [one, other] = [event(), event()];
  const duplicate = { id: one.id, status: 'duplicate', deliveries: 0 };
  expect(await send(api, domain, [one, one])).toEqual([{ id: one.id, status: 'accepted', deliveries: 1 }, duplicate]);
  expect(await send(api, domain, [{ ...one, recipient: 'bob@customer.example' }, other])).toEqual([
    duplicate,
    { id: other.id, status: 'accepted', deliveries: 1 },
  ]);
  await receiver.waitFor(2);
  expect(await deliveriesOf(api, domain)).toHaveLength(2);
  const heard = receiver.requests.map((request) => bodyOf(request)['event-data'].id);
  expect(heard.sort()).toEqual([one.id, other.id].sort());
});

demoTest("a wrong key, a stranger's domain and one that is not there", async ({ apiOf, demo, playwright, baseURL }) => {
  const statusOf = async (api: Awaited<ReturnType<typeof apiOf>>, domain: string) =>
    (await api.post(`/api/domains/${domain}/events`, { data: event() })).status();
  const subaccount = await apiOf('subaccount');
  for (const domain of [demo.domains.primary, demo.domains['other subaccount'], 'nowhere.example', 'a%00b']) {
    expect(await statusOf(subaccount, domain), domain).toBe(404);
  }
  for (const key of ['key-wrong', '']) {
    const authorization = `Basic ${Buffer.from(`api:${key}`).toString('base64')}`;
    const stranger = await playwright.request.newContext({
      ...(baseURL === undefined ? {} : { baseURL }),
      extraHTTPHeaders: { authorization },
    });
    expect(await statusOf(stranger, demo.domains.primary)).toBe(401);
    await stranger.dispose();
  }
});
