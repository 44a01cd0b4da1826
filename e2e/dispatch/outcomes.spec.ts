import type { ServerResponse } from 'node:http';
import { deliverySchema, failureLogSchema } from '@/lib/schemas/deliveries';
import { newDomain } from '../panel/new-domain';
import {
  addWebhook,
  bodyOf,
  event,
  expect,
  get,
  type Json,
  onlyDelivery,
  send,
  signingKey,
  test,
  verifyStandard,
} from './world';

const MINUTE_MS = 60_000;

test('a 406 is final; resent, it is the same message signed anew', async ({ api, receiver }) => {
  const domain = await newDomain(api);
  await addWebhook(api, { domain, url: receiver.url });
  receiver.answer(406);
  const one = event();
  await send(api, domain, one);
  const rejected = await onlyDelivery(api, domain, 'rejected');
  expect(rejected.dueAt).toBeNull();

  receiver.answer(200);
  const resent = await api.post(`/api/deliveries/${rejected.id}/resend`);
  expect(resent.status()).toBe(200);
  const { id } = (await resent.json()) as Json;
  expect(id).not.toBe(rejected.id);
  await expect.poll(async () => (await get(api, `/api/deliveries/${id}`)).status).toBe('succeeded');
  const [first, second] = receiver.requests;
  expect(receiver.requests).toHaveLength(2);
  expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
  expect([bodyOf(first), bodyOf(second)].map((body) => body['event-data'].id)).toEqual([one.id, one.id]);
  expect(bodyOf(second).signature.token).not.toBe(bodyOf(first).signature.token);
  const key = await signingKey(api);
  for (const request of receiver.requests) expect(verifyStandard(key, request)).toEqual(bodyOf(request));
});

test('a 500 is in the failure log and pending for ten minutes; deleting the webhook cancels it', async ({
  api,
  receiver,
}) => {
  const domain = await newDomain(api);
  const webhookId = await addWebhook(api, { domain, url: receiver.url });
  receiver.answer(500);
  const one = event({ message: { headers: { 'message-id': `1@${domain}` } } });
  const sentAt = Date.now();
  await send(api, domain, one);
  const pending = await onlyDelivery(api, domain, 'pending');
  expect(Object.keys(pending).sort()).toEqual(Object.keys(deliverySchema.shape).sort());
  const waitMs = Date.parse(String(pending.dueAt)) - sentAt;
  expect(waitMs).toBeGreaterThanOrEqual(10 * MINUTE_MS);
  expect(waitMs).toBeLessThan(10.5 * MINUTE_MS);
  const log = await get(api, `/api/failure-logs?domain=${domain}`);
  expect(log).toEqual({
    items: [
      {
        id: expect.any(String),
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        url: receiver.url,
        reason: expect.stringContaining('500'),
        eventType: 'accepted',
        eventId: one.id,
        messageId: `1@${domain}`,
        recipient: 'ada@customer.example',
        domain,
        webhookId,
        deliveryId: pending.id,
        attempt: 1,
        maxAttempts: 8,
        statusCode: 500,
        durationMs: expect.any(Number),
        nextAttemptAt: pending.dueAt,
      },
    ],
    nextCursor: null,
  });
  expect(pending).toMatchObject({ url: receiver.url, eventId: one.id, messageId: `1@${domain}`, webhookId });
  expect((await api.post(`/api/deliveries/${pending.id}/resend`)).status()).toBe(409);

  const deleted = await api.delete(`/api/webhooks/${webhookId}`);
  expect(await deleted.json()).toEqual({ id: webhookId, canceledDeliveries: 1 });
  expect((await onlyDelivery(api, domain, 'canceled')).dueAt).toBeNull();
  expect((await api.post(`/api/deliveries/${pending.id}/resend`)).status()).toBe(409);
  expect(receiver.requests).toHaveLength(1);
});

test('a delivered event that fails has had its only attempt', async ({ api, receiver }) => {
  const domain = await newDomain(api);
  await addWebhook(api, { domain, url: receiver.url, eventTypes: ['delivered'] });
  receiver.answer(500);
  await send(api, domain, event({ event: 'delivered' }));
  expect((await onlyDelivery(api, domain, 'exhausted')).dueAt).toBeNull();
  const { items } = await get<{ items: unknown[] }>(api, `/api/failure-logs?domain=${domain}`);
  expect(items.map((item) => failureLogSchema.parse(item))).toMatchObject([
    { attempt: 1, maxAttempts: 1, statusCode: 500, nextAttemptAt: null },
  ]);
});

test('a redirect is a failure and not followed', async ({ api, receiver, otherReceiver }) => {
  const domain = await newDomain(api);
  await addWebhook(api, { domain, url: `${receiver.url}/from` });
  receiver.answer((_request, response: ServerResponse) => {
    response.writeHead(307, { location: `${otherReceiver.url}/to` }).end();
    return undefined;
  });
  await send(api, domain, event());
  await onlyDelivery(api, domain, 'pending');
  const { items } = await get<{ items: Json[] }>(api, `/api/failure-logs?domain=${domain}`);
  expect(items).toMatchObject([{ statusCode: 307, attempt: 1 }]);
  expect([receiver.requests.length, otherReceiver.requests.length]).toEqual([1, 0]);
});
