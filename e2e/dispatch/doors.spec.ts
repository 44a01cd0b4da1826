import { readFileSync } from 'node:fs';
import { test as demoTest } from '../fixtures';
import { newDomain } from '../panel/new-domain';
import { processesOf } from '../product';
import { addWebhook, CRON_SECRET, deliveriesOf, event, expect, type Json, onlyDelivery, send, test } from './world';

function isWorker(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith('postwire worker');
  } catch {
    return false; // One of the database's has ended since.
  }
}

test('credentials of a URL are sent as a header and shown nowhere', async ({ api, receiver }) => {
  const domain = await newDomain(api);
  const url = `${receiver.url.replace('//', '//user%40x:s3cr%3At@')}/auth`;
  const shown = `${receiver.url.replace('//', '//user%40x:***@')}/auth`;
  const texts: string[] = [];
  const ask = async (path: string, method = 'GET', more: Json = {}) => {
    const answer = await api.fetch(path, { method, ...more });
    expect(answer.ok(), `${path} ${answer.status()}`).toBe(true);
    texts.push(await answer.text());
    expect(texts.at(-1), path).toContain(shown);
    return answer;
  };
  const data = { level: 'domain', domain, url, eventTypes: ['accepted'] };
  const { id } = (await (await ask('/api/webhooks', 'POST', { data })).json()) as Json;
  await ask(`/v3/domains/${domain}/webhooks`, 'POST', { form: { id: 'opened', url } });
  await ask(`/v4/domains/${domain}/webhooks`, 'POST', { form: { url, event_types: 'clicked' } });
  const account = await api.post('/v1/webhooks', { form: { url, event_types: 'complained' } });
  await ask(`/v1/webhooks/${((await account.json()) as Json).webhook_id}`);
  receiver.answer(406);
  await send(api, domain, event());
  const delivery = await onlyDelivery(api, domain, 'rejected');
  const paths = ['/v1/webhooks', `/v3/domains/${domain}/webhooks`, `/v3/domains/${domain}/webhooks/accepted`];
  const logs = ['deliveries', `deliveries/${delivery.id}`, 'failure-logs', 'webhooks', `webhooks/${id}`];
  for (const path of [...paths, ...logs.map((name) => `/api/${name}`)]) await ask(path);
  await ask(`/api/webhooks/${id}`, 'PATCH', { data: { description: 'Still masked' } });
  await ask(`/v4/domains/${domain}/webhooks`, 'PUT', { form: { url, event_types: 'accepted' } });
  texts.push(await (await api.post(`/api/webhooks/${id}/test`, { data: { eventType: 'accepted' } })).text());
  expect(texts.join('\n')).not.toMatch(/s3cr|dXNlckB4/);

  const header = `Basic ${Buffer.from('user@x:s3cr:t').toString('base64')}`;
  expect(receiver.requests.map((request) => [request.url, request.headers.authorization])).toEqual([
    ['/auth', header],
    ['/auth', header],
  ]);
});

test('the cron route wants its secret, and delivers what is due without a worker', async ({
  api,
  playwright,
  product,
  receiver,
}) => {
  test.skip(process.platform !== 'linux', 'The worker is found in /proc.');
  const anyone = await playwright.request.newContext({ baseURL: product.url });
  const ask = (secret?: string) =>
    anyone.post('/api/cron/dispatch', { headers: secret === undefined ? {} : { authorization: `Bearer ${secret}` } });
  expect([(await ask()).status(), (await ask('wrong')).status()]).toEqual([401, 401]);
  expect((await api.get('/api/cron/dispatch')).status()).toBe(401);

  const domain = await newDomain(api);
  await addWebhook(api, { domain, url: receiver.url });
  const worker = processesOf(product.dataDir).find(isWorker);
  if (worker === undefined) throw new Error('No worker process runs.');
  process.kill(worker, 'SIGSTOP');
  try {
    await send(api, domain, [event(), event()]);
    expect((await deliveriesOf(api, domain)).map(({ status }) => status)).toEqual(['pending', 'pending']);
    const answer = await ask(CRON_SECRET);
    expect(answer.status()).toBe(200);
    expect(await answer.json()).toMatchObject({ claimed: 2, succeeded: 2, retried: 0, lost: 0 });
    expect(receiver.requests).toHaveLength(2);
  } finally {
    process.kill(worker, 'SIGCONT');
  }
  await expect
    .poll(async () => (await deliveriesOf(api, domain)).map(({ status }) => status))
    .toEqual(['succeeded', 'succeeded']);
  await anyone.dispose();
});

demoTest('nobody guesses the secret of a product that was given none', async ({ request }) => {
  demoTest.skip(Boolean(process.env.CRON_SECRET), 'The product of these tests inherited one.');
  for (const authorization of ['', 'Bearer ', 'Bearer undefined', 'Bearer null']) {
    const answer = await request.post('/api/cron/dispatch', { headers: { authorization } });
    expect([401, 403], authorization).toContain(answer.status());
  }
});
