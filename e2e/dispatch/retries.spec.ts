import { newDomain } from '../panel/new-domain';
import {
  addWebhook,
  bodyOf,
  event,
  expect,
  get,
  type Json,
  mailgunSignature,
  onlyDelivery,
  send,
  signingKey,
  test,
  verifyStandard,
} from './world';

test.use({ retrySchedule: '200ms,200ms' });

test('every attempt is the same message, signed anew, and verifies both ways', async ({ api, receiver }) => {
  const domain = await newDomain(api);
  await addWebhook(api, { domain, url: receiver.url });
  const answers = [500, 201, 200];
  receiver.answer(() => answers[receiver.requests.length - 1]);
  const one = event();
  await send(api, domain, one);
  const requests = await receiver.waitFor(3, 60_000);
  await onlyDelivery(api, domain, 'succeeded', 3);

  const key = await signingKey(api);
  for (const request of requests) {
    const { signature, ...rest } = bodyOf(request);
    expect(signature.signature).toBe(mailgunSignature(key, signature));
    expect(verifyStandard(key, request)).toEqual({ signature, ...rest });
    expect(() => verifyStandard(`${key}0`, request)).toThrow();
    expect(rest).toEqual({ 'event-data': bodyOf(requests[0])['event-data'] });
  }
  expect(requests.map((request) => bodyOf(request)['event-data'].id)).toEqual([one.id, one.id, one.id]);
  expect(new Set(requests.map((request) => request.headers['webhook-id'])).size).toBe(1);
  expect(new Set(requests.map((request) => bodyOf(request).signature.token)).size).toBe(3);
  const { items } = await get<{ items: Json[] }>(api, `/api/failure-logs?domain=${domain}`);
  expect(items.map(({ attempt, statusCode }) => [attempt, statusCode])).toEqual([
    [2, 201],
    [1, 500],
  ]);
});
