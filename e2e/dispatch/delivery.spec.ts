import { newDomain } from '../panel/new-domain';
import {
  addWebhook,
  bodyOf,
  deliveriesOf,
  event,
  expect,
  get,
  type Json,
  mailgunSignature,
  send,
  signingKey,
  test,
  verifyStandard,
} from './world';

test('one event, an array and NDJSON arrive signed, in an envelope that verifies both ways', async ({
  api,
  receiver,
}) => {
  const domain = await newDomain(api);
  await addWebhook(api, { domain, url: `${receiver.url}/hook?x=1` });
  const [one, two, three, four, five] = [event(), event(), event(), event(), event()];
  const accepted = (...events: { id: string }[]) => events.map(({ id }) => ({ id, status: 'accepted', deliveries: 1 }));
  expect(await send(api, domain, one)).toEqual(accepted(one));
  expect(await send(api, domain, [two, three])).toEqual(accepted(two, three));
  const lines = await api.post(`/api/domains/${domain}/events`, {
    data: `${JSON.stringify(four)}\n\n${JSON.stringify(five)}\n`,
    headers: { 'content-type': 'application/x-ndjson' },
  });
  expect(await lines.json()).toEqual({ items: accepted(four, five) });

  const requests = await receiver.waitFor(5);
  const key = await signingKey(api);
  for (const request of requests) {
    const posted = bodyOf(request);
    expect(Object.keys(posted)).toEqual(['signature', 'event-data']);
    expect(Object.keys(posted.signature)).toEqual(['token', 'timestamp', 'signature']);
    expect(posted.signature.token).toMatch(/^[0-9a-f]{50}$/);
    expect(posted.signature.timestamp).toMatch(/^\d{10}$/);
    expect(posted.signature.signature).toBe(mailgunSignature(key, posted.signature));
    expect(verifyStandard(key, request)).toEqual(posted);
    expect(() => verifyStandard(key, { ...request, body: request.body.replace('ada@', 'eve@') })).toThrow();
    expect(request).toMatchObject({ method: 'POST', url: '/hook?x=1' });
    expect(request.headers).toMatchObject({
      'content-type': 'application/json',
      'user-agent': expect.stringMatching(/^Postwire\//),
    });
    expect(posted['event-data']).toMatchObject({
      event: 'accepted',
      'log-level': 'info',
      domain: { name: domain },
      'recipient-domain': 'customer.example',
      tags: [],
      'user-variables': {},
    });
  }
  const ids = (from: { id: unknown }[]) => from.map(({ id }) => id).sort();
  expect(ids(requests.map((request) => bodyOf(request)['event-data']))).toEqual(ids([one, two, three, four, five]));
  expect(new Set(requests.map((request) => request.headers['webhook-id'])).size).toBe(5);
});

test("a subaccount's event is signed with its key and, beside it, with the primary's", async ({
  api,
  subaccount,
  receiver,
}) => {
  const domain = await newDomain(subaccount);
  await addWebhook(subaccount, { domain, url: receiver.url });
  await addWebhook(api, { url: `${receiver.url}/primary` });
  const [own, primarys] = [await signingKey(subaccount), await signingKey(api)];
  expect(own).not.toBe(primarys);
  await send(api, domain, event());
  for (const request of await receiver.waitFor(2)) {
    const { signature } = bodyOf(request);
    expect(signature.signature).toBe(mailgunSignature(own, signature));
    expect(signature['parent-signature']).toBe(mailgunSignature(primarys, signature));
  }
});

test('each URL hears once, the account-level webhook first; nothing flows up', async ({
  api,
  subaccount,
  receiver,
}) => {
  const below = await newDomain(subaccount);
  const above = await newDomain(api);
  const same = `${receiver.url}/same`;
  const primary = await addWebhook(api, { url: same });
  const ofSubaccount = await addWebhook(subaccount, { url: same });
  const ofDomain = await addWebhook(subaccount, { domain: below, url: same });
  const shared = `${receiver.url}/shared-below`;
  const sharedAccount = await addWebhook(subaccount, { url: shared });
  const sharedDomain = await addWebhook(subaccount, { domain: below, url: shared });
  await addWebhook(api, { url: `${receiver.url}/primary` });
  await addWebhook(subaccount, { url: `${receiver.url}/subaccount` });
  await addWebhook(subaccount, { domain: below, url: `${receiver.url}/domain` });

  const [item] = await send(subaccount, below, event());
  expect(item).toMatchObject({ status: 'accepted', deliveries: 5 });
  const heard = () => receiver.requests.map(({ url }) => url).sort();
  await expect.poll(heard).toEqual(['/domain', '/primary', '/same', '/shared-below', '/subaccount']);

  const whyOf = async (url: string) => {
    const delivery = (await deliveriesOf(api, below, true)).find((each) => each.url === url);
    return (await get<{ why: Json }>(api, `/api/deliveries/${delivery?.id}`)).why;
  };
  expect(await whyOf(same)).toMatchObject({
    webhookId: primary,
    level: 'account',
    reason: expect.stringContaining('2 other webhooks have the same URL'),
    skippedDuplicates: [
      { webhookId: ofSubaccount, level: 'account' },
      { webhookId: ofDomain, level: 'domain' },
    ],
  });
  expect(await whyOf(shared)).toMatchObject({
    webhookId: sharedAccount,
    skippedDuplicates: [{ webhookId: sharedDomain, level: 'domain' }],
  });
  expect((await deliveriesOf(subaccount, below)).map(({ url }) => url)).not.toContain(same);

  receiver.requests.length = 0;
  expect(await send(api, above, event())).toMatchObject([{ deliveries: 2 }]);
  await expect.poll(heard).toEqual(['/primary', '/same']);
  expect(await deliveriesOf(api, above, true)).toHaveLength(2);
});

test('a domain, its webhooks and deliveries in /eu are none of the same name in /us', async ({ api, receiver }) => {
  const domain = await newDomain(api);
  expect((await api.post(`/eu/api/domains/${domain}/events`, { data: event() })).status()).toBe(404);
  expect((await api.post('/eu/api/domains', { data: { name: domain } })).status()).toBe(200);
  await addWebhook(api, { domain, url: `${receiver.url}/us` });
  await addWebhook(api, { url: `${receiver.url}/us-account` });
  await addWebhook(api, { domain, url: `${receiver.url}/eu` }, '/eu');
  await addWebhook(api, { url: `${receiver.url}/eu-account` }, '/eu');

  const one = event();
  const inEu = await api.post(`/eu/api/domains/${domain}/events`, { data: one });
  expect(await inEu.json()).toEqual({ items: [{ id: one.id, status: 'accepted', deliveries: 2 }] });
  const heard = () => receiver.requests.map(({ url }) => url).sort();
  await expect.poll(heard).toEqual(['/eu', '/eu-account']);
  expect(await deliveriesOf(api, domain)).toEqual([]);
  const eu = await get<{ items: Json[] }>(api, `/eu/api/deliveries?domain=${domain}`);
  expect(eu.items).toHaveLength(2);
  expect((await api.get(`/api/deliveries/${eu.items[0]?.id}`)).status()).toBe(404);
  // The same id again is another event there.
  expect(await send(api, domain, one)).toEqual([{ id: one.id, status: 'accepted', deliveries: 2 }]);
  await expect.poll(heard).toEqual(['/eu', '/eu-account', '/us', '/us-account']);
});
