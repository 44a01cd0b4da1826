import { expect, test } from '../fixtures';
import { newDomain } from '../panel/new-domain';
import { mailgunSdk } from './sdk';

test('the SDK sends, and finds what became of it among events and logs', async ({ api, baseURL, demo, receiver }) => {
  const mg = mailgunSdk(baseURL, demo.keys.primary);
  const domain = await newDomain(api);
  await mg.webhooks.create(domain, 'permanent_fail', receiver.url, false);
  const sent = await mg.messages.create(domain, {
    from: `Acme <orders@${domain}>`,
    to: ['ada@customer.example', 'bounce@customer.example'],
    subject: 'Your order',
    text: 'It has shipped.',
    'o:tag': ['orders', 'shipped'],
    'v:order': '10417',
    'recipient-variables': JSON.stringify({ 'ada@customer.example': { n: 1 } }),
    attachment: { data: Buffer.from('%PDF'), filename: 'order.pdf', contentType: 'application/pdf' },
  });
  expect(sent).toMatchObject({ status: 200, message: 'Queued. Thank you.' });
  expect(sent.id).toMatch(new RegExp(`^<[^@<>]+@${domain.replaceAll('.', '\\.')}>$`));

  const [request] = await receiver.waitFor(1, 60_000);
  const failed = JSON.parse(request?.body ?? '{}')['event-data'];
  expect(failed).toMatchObject({
    event: 'failed',
    severity: 'permanent',
    recipient: 'bounce@customer.example',
    tags: ['orders', 'shipped'],
    'user-variables': { order: '10417' },
    message: { headers: { 'message-id': sent.id?.slice(1, -1), subject: 'Your order' } },
  });

  const seen = async (query: object) => (await mg.events.get(domain, query)).items.map((item) => item.event).sort();
  await expect.poll(() => seen({})).toEqual(['accepted', 'accepted', 'delivered', 'failed']);
  expect(await seen({ event: 'accepted OR failed' })).toEqual(['accepted', 'accepted', 'failed']);
  expect(await seen({ recipient: 'bounce@customer.example', event: 'NOT accepted' })).toEqual(['failed']);
  expect(await seen({ tags: 'shipped', severity: 'permanent' })).toEqual(['failed']);

  const { items } = await mg.logs.list({
    start: new Date(Date.now() - 3_600_000),
    end: new Date(Date.now() + 3_600_000),
    events: ['failed'],
    filter: {
      AND: [{ attribute: 'domain', comparator: '=', values: [{ label: domain, value: domain }] }],
    },
  });
  expect(items).toMatchObject([
    {
      event: 'failed',
      recipient: 'bounce@customer.example',
      '@timestamp': expect.any(Date),
      'user-variables': '{"order":"10417"}',
    },
  ]);
});

test('the SDK walks the pages of events to their end and back', async ({ api, baseURL, demo }) => {
  const { events } = mailgunSdk(baseURL, demo.keys.primary);
  const domain = await newDomain(api);
  const event = (n: number) => ({ event: 'opened', recipient: `r${n}@customer.example`, timestamp: 1_795_000_000 + n });
  const handed = await api.post(`/api/domains/${domain}/events`, { data: [1, 2, 3, 4, 5].map(event) });
  expect(handed.status()).toBe(200);
  const pages = [];
  let page = await events.get(domain, { limit: 2, ascending: 'yes', begin: '1795000000' });
  const { first, last } = page.pages;
  expect(new URL(first.url).origin).toBe(new URL(baseURL ?? '').origin);
  expect(last.url).toContain('/events/');
  while (page.items.length > 0) {
    pages.push(page.items.map((item) => item.recipient.slice(1, 2)).join(''));
    page = await events.get(domain, { page: page.pages.next.page ?? '' });
  }
  expect(pages).toEqual(['12', '34', '5']);
  const back = await events.get(domain, { page: page.pages.previous.page ?? '' });
  expect(back.items.at(-1)?.recipient).toBe('r5@customer.example');
});

test('a message as MIME, in test mode, to the region of the EU', async ({ api, baseURL, demo }) => {
  const domain = demo.domains.eu;
  const mg = mailgunSdk(`${baseURL}/eu`, demo.keys.primary);
  const message = `From: a@${domain}\r\nTo: mime@customer.example\r\nSubject: As MIME\r\n\r\nHello`;
  const sent = await mg.messages.create(domain, { to: 'mime@customer.example', message, 'o:testmode': 'yes' });
  expect(sent).toMatchObject({ status: 200, message: 'Queued. Thank you.' });
  const found = async () =>
    (await mg.events.get(domain, { recipient: 'mime@customer.example', event: 'accepted' })).items;
  await expect.poll(async () => (await found()).length).toBeGreaterThan(0);
  expect((await found())[0]).toMatchObject({
    flags: { 'is-test-mode': true },
    message: { headers: { subject: 'As MIME' } },
  });
  expect((await api.get(`/v3/${domain}/events`)).status()).toBe(404);
});

test('what may not be sent is refused in words that the SDK passes on', async ({ api, baseURL, demo }) => {
  const mg = mailgunSdk(baseURL, demo.keys.primary);
  const domain = await newDomain(api);
  const message = { from: `a@${domain}`, subject: 's', text: 't' };
  await expect(mg.messages.create(domain, { ...message, to: 'nobody' })).rejects.toMatchObject({
    status: 400,
    details: expect.stringContaining('to parameter is not a valid address'),
  });
  await expect(mg.messages.create('nowhere.example', { ...message, to: 'a@b.example' })).rejects.toMatchObject({
    status: 404,
    details: 'Domain not found: nowhere.example',
  });
  const stranger = mailgunSdk(baseURL, 'key-wrong');
  await expect(stranger.messages.create(domain, { ...message, to: 'a@b.example' })).rejects.toMatchObject({
    status: 401,
    details: 'Forbidden',
  });
});
