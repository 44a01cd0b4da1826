import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { env } from '@/lib/config/env';
import { acceptEvents } from '@/lib/dispatch/accept-events';
import { withDatabase } from '@/lib/testing/database';
import { type Receiver, startReceiver } from '@/lib/testing/receiver';
import { addAccount, addDomain, addWebhook, eventOf } from '@/lib/testing/world';
import { cronDispatchHandler } from './cron-dispatch';

await withDatabase();
let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(() => receiver.close());

async function call(authorization?: string, query = '') {
  const headers: HeadersInit = authorization === undefined ? {} : { authorization };
  const response = await cronDispatchHandler(new Request(`http://127.0.0.1/api/cron/dispatch${query}`, { headers }));
  return { status: response.status, body: await response.json() };
}
const secret = () => `Bearer ${env().CRON_SECRET}`;

describe('the cron route', () => {
  it.each([undefined, 'Bearer', 'Bearer wrong', 'Basic abc'])('refuses %s', async (authorization) => {
    expect(await call(authorization)).toMatchObject({ status: 401, body: { error: { code: 'unauthenticated' } } });
  });

  it('is off, not open, when no secret is set', async () => {
    const settings = env();
    const { CRON_SECRET } = settings;
    delete settings.CRON_SECRET;
    expect(await call('Bearer ')).toMatchObject({ status: 403 });
    expect(await call('Bearer undefined')).toMatchObject({ status: 403 });
    settings.CRON_SECRET = CRON_SECRET;
  });

  it('refuses a budget that makes no sense', async () => {
    expect((await call(secret(), '?budgetMs=0')).status).toBe(400);
  });

  it('delivers what is due, answers with counts, and sends nothing twice when called from several places', async () => {
    const account = await addAccount();
    const domain = await addDomain(account);
    await addWebhook(account, receiver.url);
    await acceptEvents({ domain, items: Array.from({ length: 100 }, () => eventOf('opened')) });
    const whole = () => call(secret(), '?budgetMs=55000');
    const answers = await Promise.all([whole(), whole(), whole()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(answers.reduce((sum, { body }) => sum + body.succeeded, 0)).toBe(100);
    expect(receiver.requests).toHaveLength(100);
    expect(new Set(receiver.requests.map((request) => request.headers['webhook-id'])).size).toBe(100);
  });

  it('tells one of too many calls at once to come back, and takes the next when they are done', async () => {
    const calls = await Promise.all(Array.from({ length: 9 }, () => call(secret())));
    const statuses = calls.map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200, 503]));
    expect(statuses.filter((status) => status === 200)).toHaveLength(4);
    expect((await call(secret())).status).toBe(200);
  });

  it('ends when its budget is spent and leaves the rest for the next call', async () => {
    const account = await addAccount();
    const domain = await addDomain(account);
    await addWebhook(account, `${receiver.url}/slow`);
    receiver.answer((_request, response) => {
      setTimeout(() => response.writeHead(200).end(), 2_000);
      return undefined;
    });
    await acceptEvents({ domain, items: Array.from({ length: 40 }, () => eventOf('opened')) });
    const { body } = await call(secret(), '?budgetMs=1500');
    expect(body.succeeded).toBe(8);
    receiver.answer(200);
    expect((await call(secret(), '?budgetMs=55000')).body.succeeded).toBe(32);
  });
});
