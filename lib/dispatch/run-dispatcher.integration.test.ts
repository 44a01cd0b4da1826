import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { pool } from '@/lib/storage/pool';
import { withDatabase } from '@/lib/testing/database';
import { queuedRows, withDispatchWorld } from '@/lib/testing/dispatch-world';
import type { Receiver } from '@/lib/testing/receiver';
import { accept, addWebhook, type TestAccount } from '@/lib/testing/world';
import type { EventDomain } from './event-group';
import { runDispatcher } from './run-dispatcher';

await withDatabase();

/** Delivers what is due now, and returns when that is done. */
const dispatch = () => runDispatcher({ signal: new AbortController().signal, budgetMs: 60_000 });
const makeDue = () => pool().query('update deliveries set due_at = now()');
const log = async () => (await pool().query('select * from attempts order by delivery_id, number')).rows;

let receiver: Receiver;
let account: TestAccount;
let domain: EventDomain;
withDispatchWorld((world) => {
  ({ receiver, account, domain } = world);
});

describe('the outcome of an attempt', () => {
  it('is a success at 200: delivered once, logged, and out of the queue', async () => {
    await addWebhook(account, `${receiver.url}/hook`);
    const item = await accept(domain);
    expect(item).toMatchObject({ status: 'accepted', deliveries: 1 });
    expect(await dispatch()).toMatchObject({ claimed: 1, succeeded: 1 });
    expect(receiver.requests).toHaveLength(1);
    const [request] = receiver.requests;
    const body = JSON.parse(request?.body ?? '');
    expect(body['event-data']).toMatchObject({ id: item.id, event: 'opened', recipient: 'ada@customer.example' });
    const { timestamp, token, signature } = body.signature;
    expect(
      createHmac('sha256', account.signingKey)
        .update(timestamp + token)
        .digest('hex'),
    ).toBe(signature);
    expect(body.signature).not.toHaveProperty('parent-signature');
    expect(await queuedRows()).toEqual([]);
    expect(await log()).toMatchObject([
      { number: 1, outcome: 'succeeded', final_status: 'succeeded', status_code: 200, reason: null },
    ]);
  });

  it('a 406 is final', async () => {
    await addWebhook(account, receiver.url);
    receiver.answer(406);
    await accept(domain);
    expect(await dispatch()).toMatchObject({ rejected: 1 });
    expect(await queuedRows()).toEqual([]);
    expect(await log()).toMatchObject([{ outcome: 'rejected', final_status: 'rejected', status_code: 406 }]);
  });

  it('a redirect is not followed: it is retried, and its target is told', async () => {
    await addWebhook(account, `${receiver.url}/from`);
    receiver.answer((_request, response) => {
      response.writeHead(302, { location: '/to' }).end();
      return undefined;
    });
    await accept(domain);
    await dispatch();
    expect(receiver.requests.map((request) => request.url)).toEqual(['/from']);
    const [attempt] = await log();
    expect(attempt).toMatchObject({ outcome: 'retry', final_status: null, status_code: 302 });
    expect(attempt.reason).toContain('Location: /to');
  });

  it('everything else is retried on the schedule, and the eighth failure exhausts it', async () => {
    await addWebhook(account, receiver.url);
    receiver.answer(500);
    await accept(domain);
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      await makeDue();
      await dispatch();
      const [row] = await queuedRows();
      if (row) waits.push(Math.round((row.due_at.getTime() - Date.now()) / 60_000));
    }
    expect(waits).toEqual([10, 10, 15, 30, 60, 120, 240]);
    const attempts = await log();
    expect(attempts.map((attempt) => attempt.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(attempts.map((attempt) => attempt.final_status)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      'exhausted',
    ]);
    expect(await queuedRows()).toEqual([]);
    expect(new Set(receiver.requests.map((request) => request.headers['webhook-id'])).size).toBe(1);
    expect(new Set(receiver.requests.map((request) => JSON.parse(request.body).signature.token)).size).toBe(8);
  });

  it('what is not due yet is not sent', async () => {
    await addWebhook(account, receiver.url);
    receiver.answer(500);
    await accept(domain);
    await dispatch();
    expect(await dispatch()).toMatchObject({ claimed: 0 });
  });

  it('a delivered event gets one attempt, unless the account retries those', async () => {
    await addWebhook(account, receiver.url);
    receiver.answer(500);
    await accept(domain, 'delivered');
    expect(await dispatch()).toMatchObject({ exhausted: 1 });
    await pool().query('update accounts set retry_delivered = true');
    await accept(domain, 'delivered');
    expect(await dispatch()).toMatchObject({ retried: 1 });
  });

  it('a fault of the network is retried, with a reason', async () => {
    await addWebhook(account, 'http://127.0.0.1:9/');
    await accept(domain);
    expect(await dispatch()).toMatchObject({ retried: 1 });
    const [attempt] = await log();
    expect(attempt).toMatchObject({ status_code: null, answer: null });
    expect(attempt.reason).toMatch(/refused/);
  });

  it('a destination that is not allowed gets nothing, and no answer is kept', async () => {
    await addWebhook(account, 'http://10.0.0.1/');
    await accept(domain);
    expect(await dispatch()).toMatchObject({ retried: 1 });
    const [attempt] = await log();
    expect(attempt).toMatchObject({ answer: null, status_code: null });
    expect(attempt.reason).toContain('10.0.0.1 is');
  });

  it('at most 1 KiB of the answer is kept, as text without control characters', async () => {
    await addWebhook(account, receiver.url);
    receiver.answer((_request, response) => {
      response.writeHead(500).end(`a\u0000b\u001b${'é'.repeat(100_000)}`);
      return undefined;
    });
    await accept(domain);
    await dispatch();
    const [attempt] = await log();
    expect(attempt.status_code).toBe(500);
    expect(attempt.answer).toMatch(/^abé+$/);
    expect(attempt.answer.length).toBeLessThan(520);
  });
});
