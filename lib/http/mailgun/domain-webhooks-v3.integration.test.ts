import { describe, expect, it } from 'vitest';
import { withDatabase } from '@/lib/testing/database';
import { startReceiver } from '@/lib/testing/receiver';
import { A, B, C, D, webhookDoors } from '@/lib/testing/webhook-doors';

await withDatabase();

const { domain, list, listText, v3Post, v3Test, v3Type, v4, v4Delete } = webhookDoors();

describe('v3, one event type per call (MAILGUN 1.2)', () => {
  it('lists nothing as an empty map', async () => {
    expect(await listText()).toBe('{"webhooks":{}}\n');
  });

  it('creates, shows, replaces and deletes', async () => {
    expect(await v3Post({ id: 'clicked', url: [A, B] })).toMatchObject({
      status: 200,
      text: `{"message":"Webhook has been created","webhook":{"urls":["${A}","${B}"]}}\n`,
    });
    await v3Post({ id: 'accepted', url: A });
    expect(await listText()).toBe(`{"webhooks":{"accepted":{"urls":["${A}"]},"clicked":{"urls":["${A}","${B}"]}}}\n`);
    expect((await v3Type('GET', 'clicked')).text).toBe(`{"webhook":{"urls":["${A}","${B}"]}}\n`);
    expect(await v3Type('PUT', 'clicked', { id: 'clicked', url: [C, B] })).toMatchObject({
      status: 200,
      text: `{"message":"Webhook has been updated","webhook":{"urls":["${C}","${B}"]}}\n`,
    });
    expect(await v3Type('DELETE', 'clicked')).toMatchObject({
      status: 200,
      text: `{"message":"Webhook has been deleted","webhook":{"urls":["${C}","${B}"]}}\n`,
    });
    expect(await list()).toEqual({ accepted: { urls: [A] } });
  });

  it.each(['urlencoded', 'multipart', 'json'] as const)('takes a %s body', async (as) => {
    await v3Post({ id: 'opened', url: [A, B] }, { as });
    expect(await list()).toEqual({ opened: { urls: [A, B] } });
  });

  it('takes unsubscribe for unsubscribed and never says it', async () => {
    await v3Post({ id: 'unsubscribe', url: A });
    expect(await list()).toEqual({ unsubscribed: { urls: [A] } });
    expect((await v3Type('GET', 'unsubscribe')).text).toBe(`{"webhook":{"urls":["${A}"]}}\n`);
  });

  it.each([
    ['no id', { url: A }, { message: "Missing parameter 'id'" }],
    ['no url', { id: 'opened' }, { message: "Missing parameter 'url'" }],
    ['an unknown type', { id: 'deliver', url: A }, { message: "Invalid webhook type 'deliver'" }],
    [
      'a host that cannot be',
      { id: 'opened', url: 'https://x.invalid/' },
      { Reason: 'https://x.invalid/ is not a valid url: host not found' },
    ],
    [
      'four URLs',
      { id: 'opened', url: [A, B, C, D] },
      {
        message: 'unable to add more than 3 urls for event type opened',
        Reason: 'unable to add more than 3 urls for event type opened',
      },
    ],
  ])('refuses %s and keeps nothing of it', async (_, form, body) => {
    const answer = await v3Post(form);
    expect([answer.status, answer.text]).toEqual([400, `${JSON.stringify(body)}\n`]);
    expect(await list()).toEqual({});
  });

  it.each([
    ['ftp://ftp.example.com/', 'ftp://ftp.example.com/'],
    ['mg.example.com/hook', 'mg.example.com/hook'],
    ['//ada:secret@mg.example.com/', '//***@mg.example.com/'],
    ['ada:secret@mg.example.com', 'ada:***@mg.example.com'],
    ['wss://ada:secret@mg.example.com', 'wss://***@mg.example.com'],
  ])('refuses the scheme of %s in Mailgun’s words, without a password', async (url, shown) => {
    const Reason = `invalid parameters: ${shown} is not a valid url: invalid URL scheme`;
    for (const answer of [
      await v3Post({ id: 'opened', url }),
      await v4('POST', { url, event_types: 'opened' }),
      await v4('PUT', { url, event_types: 'opened' }),
    ]) {
      expect([answer.status, answer.text]).toEqual([400, `${JSON.stringify({ Reason })}\n`]);
    }
  });

  it('says a password in no refusal', async () => {
    const url = 'https://ada:secret@a.example.com/';
    await v4('POST', { url, event_types: 'opened' });
    const masked = 'https://ada:***@a.example.com/';
    expect((await v4('POST', { url, event_types: 'opened' })).text).toBe(
      `{"Reason":"Webhook for event type 'opened' with URL '${masked}' already exists"}\n`,
    );
    expect((await v3Post({ id: 'clicked', url: 'https://ada:secret@x.invalid/' })).text).toBe(
      '{"Reason":"https://ada:***@x.invalid/ is not a valid url: host not found"}\n',
    );
  });

  it('lists the URLs of a type as they were last named, a new one at the end', async () => {
    const urls = async () => (await list()).opened.urls;
    await v3Post({ id: 'opened', url: [C, A] });
    expect(await urls()).toEqual([C, A]);
    await v3Type('PUT', 'opened', { url: [A, B, C] });
    expect(await urls()).toEqual([A, B, C]);
    await v4Delete(A);
    await v4('POST', { url: D, event_types: 'opened' });
    expect(await urls()).toEqual([B, C, D]);
  });

  it('takes the same URL twice for one', async () => {
    expect((await v3Post({ id: 'opened', url: [A, B, A, B, A] })).text).toBe(
      `{"message":"Webhook has been created","webhook":{"urls":["${A}","${B}"]}}\n`,
    );
  });

  it('does not append to a type that has URLs', async () => {
    await v3Post({ id: 'opened', url: A });
    expect(await v3Post({ id: 'opened', url: B })).toMatchObject({
      status: 400,
      text: '{"message":"Webhook already exists","Reason":"Webhook already exists"}\n',
    });
  });

  it.each(['GET', 'PUT', 'DELETE'])('%s of a type without URLs, or an unknown one, is a 404', async (method) => {
    for (const type of ['opened', 'nonsense']) {
      const form = method === 'PUT' ? { url: A } : undefined;
      expect(await v3Type(method, type, form)).toMatchObject({
        status: 404,
        text: '{"message":"Webhook not found"}\n',
      });
    }
  });

  it('tests a URL with a signed sample and answers what the receiver said', async () => {
    const receiver = await startReceiver(406);
    expect(await v3Test('opened', { url: receiver.url })).toMatchObject({
      status: 200,
      text: '{"code":406,"message":"Not Acceptable"}\n',
    });
    expect((await receiver.waitFor(1))[0]?.body).toContain(domain());
    await receiver.close();
  });

  it('tests by each body type and by the alias, and refuses what may not be sent to', async () => {
    const receiver = await startReceiver();
    const ask = (form: Record<string, string>, as: 'json' | 'urlencoded') => v3Test('unsubscribe', form, as);
    for (const as of ['json', 'urlencoded'] as const) {
      expect((await ask({ url: receiver.url }, as)).text).toBe('{"code":200,"message":"OK"}\n');
    }
    expect(JSON.parse(receiver.requests[0]?.body ?? '')['event-data'].event).toBe('unsubscribed');
    await receiver.close();
    expect(await ask({}, 'json')).toMatchObject({ status: 400, text: '{"message":"Missing parameter \'url\'"}\n' });
    expect(await ask({ url: 'http://10.0.0.1/' }, 'json')).toMatchObject({
      status: 400,
      text: expect.stringContaining('{"Reason":"http://10.0.0.1/ is not a valid url: 10.0.0.1 is a private address'),
    });
    expect(await ask({ url: receiver.url }, 'json')).toMatchObject({
      status: 200,
      text: expect.stringMatching(/^\{"code":0,"message":"[^"]+"\}\n$/),
    });
  });

  it('masks credentials, and keeps them when the masked URL comes back', async () => {
    const masked = 'https://ada:***@a.example.com/';
    expect((await v3Post({ id: 'opened', url: 'https://ada:pw@a.example.com/' })).text).not.toContain('pw');
    expect(await v3Type('PUT', 'opened', { url: [masked, B] })).toMatchObject({
      text: `{"message":"Webhook has been updated","webhook":{"urls":["${masked}","${B}"]}}\n`,
    });
    expect(await v3Post({ id: 'clicked', url: 'https://eve:***@a.example.com/' })).toMatchObject({ status: 400 });
  });

  it('makes at most three of 20 PUTs and POSTs at once', async () => {
    await v3Post({ id: 'opened', url: A });
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        v4('POST', { url: `https://n${n}.example.com/`, event_types: ['opened', 'clicked'] }),
      ),
    );
    const { opened, clicked } = await list();
    expect(opened.urls).toHaveLength(3);
    // Each of them asked for both types at once: all or nothing.
    expect(clicked.urls).toEqual(opened.urls.slice(1));
  });
});
