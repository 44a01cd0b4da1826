import { newDomain } from '../panel/new-domain';
import { addWebhook, bodyOf, event, expect, get, type Json, onlyDelivery, send, test } from './world';

test('a pending delivery is retried now, and carries the number that the next attempt would have had', async ({
  api,
  receiver,
}) => {
  const domain = await newDomain(api);
  await addWebhook(api, { domain, url: receiver.url });
  receiver.answer(503);
  await send(api, domain, event());
  const { id } = await onlyDelivery(api, domain, 'pending');
  receiver.answer(200);
  expect((await api.post(`/api/deliveries/${id}/retry`)).status()).toBe(200);
  await onlyDelivery(api, domain, 'succeeded', 2);
  const { attemptLog, schedule } = await get<{ attemptLog: Json[]; schedule: Json[] }>(api, `/api/deliveries/${id}`);
  expect(attemptLog).toMatchObject([
    { number: 1, statusCode: 503, timing: { connectMs: expect.any(Number), firstByteMs: expect.any(Number) } },
    { number: 2, statusCode: 200, timing: { queueMs: null, firstByteMs: expect.any(Number) } },
  ]);
  expect(schedule).toEqual([]);
});

test('a delivery that is stopped is not sent again, and can be recovered, once', async ({ api, receiver }) => {
  const domain = await newDomain(api);
  await addWebhook(api, { domain, url: receiver.url });
  receiver.answer(503);
  const one = event();
  await send(api, domain, one);
  const { id } = await onlyDelivery(api, domain, 'pending');
  expect(await (await api.post(`/api/deliveries/${id}/stop`)).json()).toMatchObject({ status: 'canceled' });
  expect((await api.post(`/api/deliveries/${id}/retry`)).status()).toBe(409);
  receiver.answer(200);
  const filter = { domain };
  const recover = async (data: Json) => (await api.post('/api/deliveries/recover', { data })).json();
  expect(await recover({ filter, dryRun: true })).toMatchObject({ matched: 1, recovered: 0 });
  expect(await recover({ filter })).toMatchObject({ matched: 1, recovered: 1, nextCursor: null });
  const requests = await receiver.waitFor(2);
  expect(requests.map((request) => bodyOf(request)['event-data'].id)).toEqual([one.id, one.id]);
  const recovered = async () => (await recover({ filter })) as Json;
  await expect.poll(recovered).toMatchObject({ recovered: 0, skipped: { alreadySucceeded: 1 } });
});

test('events that a webhook missed while it was disabled are recovered when asked for', async ({ api, receiver }) => {
  const domain = await newDomain(api);
  const webhookId = await addWebhook(api, { domain, url: receiver.url });
  const toggle = (enabled: boolean) => api.patch(`/api/webhooks/${webhookId}`, { data: { enabled } });
  await toggle(false);
  const one = event();
  expect(await send(api, domain, one)).toMatchObject([{ deliveries: 0 }]);
  await toggle(true);
  const answer = await api.post('/api/deliveries/recover', { data: { filter: { missedBy: webhookId } } });
  expect(await answer.json()).toMatchObject({ matched: 1, recovered: 1 });
  expect(bodyOf((await receiver.waitFor(1))[0])['event-data'].id).toBe(one.id);
  const { items } = await get<{ items: Json[] }>(api, `/api/events?eventId=${one.id}`);
  await expect
    .poll(async () => (await get<{ items: Json[] }>(api, `/api/events?eventId=${one.id}`)).items)
    .toMatchObject([{ id: one.id, deliveries: [{ status: 'succeeded', webhookId }] }]);
  expect(items).toHaveLength(1);
});
