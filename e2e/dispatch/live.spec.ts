import { newDomain } from '../panel/new-domain';
import { API_KEY, addWebhook, event, expect, send, test } from './world';

const authorization = `Basic ${Buffer.from(`api:${API_KEY}`).toString('base64')}`;

test('an open page hears at once that a delivery came in and was sent, through the whole server', async ({
  api,
  product,
  receiver,
}) => {
  const domain = await newDomain(api);
  await addWebhook(api, { domain, url: receiver.url });
  const leave = new AbortController();
  const response = await fetch(`${product.url}/api/live`, { headers: { authorization }, signal: leave.signal });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  expect(response.headers.get('content-encoding')).toBeNull();
  let heard = '';
  const listening = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) heard += decoder.decode(chunk);
  })().catch(() => {});
  const changes = () => heard.split('{"topic":"deliveries"}').length - 1;
  await expect.poll(changes).toBeGreaterThan(0);
  const before = changes();
  await send(api, domain, event());
  await receiver.waitFor(1);
  await expect.poll(changes, { timeout: 60_000 }).toBeGreaterThan(before);
  leave.abort();
  await listening;
});
