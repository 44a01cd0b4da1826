import { describe, expect, it } from 'vitest';
import { withDatabase } from '@/lib/testing/database';
import { A, B, C, D, webhookDoors } from '@/lib/testing/webhook-doors';

await withDatabase();

const { list, v3Post, v4, v4Delete } = webhookDoors();

describe('v4, one URL and many types per call (MAILGUN 1.3)', () => {
  it('adds, replaces and removes, and answers the whole map in the order of the schema', async () => {
    expect(await v4('POST', { url: A, event_types: ['clicked', 'accepted'] })).toMatchObject({
      status: 200,
      text: `{"webhooks":{"accepted":{"urls":["${A}"]},"clicked":{"urls":["${A}"]}}}\n`,
    });
    expect((await v4('POST', { url: B, event_types: 'clicked, permanent_fail,temporary_fail' })).text).toBe(
      `{"webhooks":{"accepted":{"urls":["${A}"]},"clicked":{"urls":["${A}","${B}"]},"temporary_fail":{"urls":["${B}"]},"permanent_fail":{"urls":["${B}"]}}}\n`,
    );
    expect((await v4('PUT', { url: A, event_types: 'clicked,opened' })).text).toContain(
      `{"webhooks":{"opened":{"urls":["${A}"]},"clicked":{"urls":["${A}","${B}"]}`,
    );
    await v4Delete(A, 'https://unknown.example.com/');
    expect(Object.keys(await list())).toEqual(['clicked', 'temporary_fail', 'permanent_fail']);
    expect(await v4Delete(`${A},${B}`)).toMatchObject({
      status: 200,
      text: '{"webhooks":{}}\n',
    });
  });

  it('parts joined URLs where the next scheme begins, and never inside a URL that there is', async () => {
    const odd = 'https://proxy.example.com/?to=a,https://a.example.com/hook';
    for (const url of [odd, A, 'https://b.example.com/a,b']) await v4('POST', { url, event_types: 'opened' });
    const remove = async (...urls: string[]) => {
      return JSON.parse((await v4Delete(...urls)).text).webhooks.opened?.urls;
    };
    expect(await remove(odd)).toEqual([A, 'https://b.example.com/a,b']);
    expect(await remove(`https://b.example.com/a,b, ${B}`, D)).toEqual([A]);
    expect(await remove(`${D},${A}`)).toBeUndefined();
  });

  it('names a URL with credentials by itself and by what is shown of it', async () => {
    for (const n of [1, 2]) await v4('POST', { url: `https://u${n}:pw@a.example.com/`, event_types: 'opened' });
    expect((await v4('PUT', { url: 'https://u1:pw@a.example.com/', event_types: 'clicked' })).text).toBe(
      '{"webhooks":{"opened":{"urls":["https://u2:***@a.example.com/"]},"clicked":{"urls":["https://u1:***@a.example.com/"]}}}\n',
    );
    await v4('PUT', { url: 'https://u2:***@a.example.com/', event_types: 'accepted' });
    await v4('DELETE', { url: 'https://u1:pw@a.example.com/' });
    expect(await list()).toEqual({ accepted: { urls: ['https://u2:***@a.example.com/'] } });
    expect((await v4('DELETE', { url: 'https://u2:***@a.example.com/' })).text).toBe('{"webhooks":{}}\n');
  });

  it.each([
    [['unsubscribe'], { unsubscribed: { urls: [A] } }],
    [['clicked,unsubscribe', 'opened', 'clicked'], { opened: {}, clicked: {}, unsubscribed: {} }],
    [['opened', 'unsubscribe,unsubscribed'], { opened: {}, unsubscribed: {} }],
  ])('takes the event types %j', async (event_types, map) => {
    await v4('POST', { url: A, event_types });
    expect(Object.keys(await list())).toEqual(Object.keys(map));
  });

  it('keeps nothing of a call that would make a fourth URL of one of its types', async () => {
    await v3Post({ id: 'opened', url: [A, B, C] });
    const text = 'unable to add more than 3 urls for event type opened';
    expect((await v4('POST', { url: D, event_types: 'clicked,opened' })).text).toBe(
      `${JSON.stringify({ message: text, Reason: text })}\n`,
    );
    await v4('POST', { url: D, event_types: 'clicked' });
    expect((await v4('PUT', { url: D, event_types: 'accepted,opened' })).status).toBe(400);
    expect(await list()).toEqual({ opened: { urls: [A, B, C] }, clicked: { urls: [D] } });
  });

  it.each([
    [
      'POST',
      { url: A, event_types: ['opened', 'clicked'] },
      400,
      { Reason: `Webhook for event type 'clicked' with URL '${A}' already exists` },
    ],
    ['POST', { url: A, event_types: 'rejected' }, 400, { message: "Invalid event type 'rejected'" }],
    ['POST', { url: A }, 400, { message: "Missing parameter 'event_types'" }],
    ['PUT', { url: B, event_types: 'opened' }, 404, { Description: 'Webhook not found' }],
    ['DELETE', {}, 400, { Field: 'url' }],
  ])('%s %j is refused', async (method, form, status, body) => {
    await v4('POST', { url: A, event_types: 'clicked' });
    const answer = await v4(method, form as Record<string, string>);
    expect([answer.status, answer.text]).toEqual([status, `${JSON.stringify(body)}\n`]);
    expect(await list()).toEqual({ clicked: { urls: [A] } });
  });
});
