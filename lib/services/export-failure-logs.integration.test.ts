import { beforeAll, expect, it } from 'vitest';
import { csvResponse } from '@/lib/http/csv-response';
import { failureLogExportQuerySchema } from '@/lib/schemas/deliveries';
import { pool } from '@/lib/storage/pool';
import { callerOf } from '@/lib/testing/callers';
import { withDatabase } from '@/lib/testing/database';
import { EXHAUSTED, FAILED, pendingIds, settle } from '@/lib/testing/settle';
import { accept, addAccount, addDomain, addWebhook } from '@/lib/testing/world';
import { exportFailureLogs } from './export-failure-logs';
import { createApiKey } from './provision-api-key';

await withDatabase();
const account = await addAccount();
const us = callerOf(account);

const start = async (query: object = {}, who = us) =>
  csvResponse(await exportFailureLogs(who, failureLogExportQuerySchema.parse(query)), 'failures.csv');
const linesOf = async (response: Response) => (await response.text()).trimEnd().split('\r\n');

beforeAll(async () => {
  const domain = await addDomain(account);
  await addWebhook(account, 'https://hooks.example/');
  for (const recipient of ['=cmd@x.example', 'ada@customer.example', 'eve@customer.example']) {
    await accept(domain, 'opened', { recipient });
  }
  const [formula = 0n, redacted = 0n, succeeded = 0n] = await pendingIds();
  await settle(formula, { ...FAILED, reason: '-2+3, "quoted"\nand more' });
  await settle(redacted, { ...EXHAUSTED, redacted: true });
  await settle(succeeded);
});

it('is a file of all failures, of which a spreadsheet takes nothing for a formula', async () => {
  const response = await start();
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="failures.csv"');
  const text = await response.text();
  expect(text.split('\r\n')[0]).toBe(
    'at,url,reason,eventType,eventId,messageId,recipient,domain,webhookId,deliveryId,attempt,maxAttempts,statusCode,durationMs,nextAttemptAt',
  );
  expect(text).toContain(`"'-2+3, ""quoted""\nand more"`);
  expect(text).toContain("'=cmd@x.example");
  for (const cell of text.split(/,|\r\n/)) expect(cell.replace(/^"/, '')).not.toMatch(/^[=+@\t]/);
});

it('shows no more than was sent', async () => {
  const text = await (await start()).text();
  expect(text).toContain('[REDACTED]');
  expect(text).not.toContain('ada@customer.example,');
});

it('is narrowed as the list is, and holds nothing of others', async () => {
  expect(await linesOf(await start({ recipient: '=cmd@x.example' }))).toHaveLength(2);
  expect(await linesOf(await start({ statusCode: '404' }))).toHaveLength(1);
  expect(await linesOf(await start({}, callerOf(await addAccount())))).toHaveLength(1);
  await expect(start({}, callerOf(account, 'sending'))).rejects.toMatchObject({ code: 'forbidden' });
});

it('that nobody reads gives its place back, and ends', async () => {
  const limits = { idleMs: 20, totalMs: 60_000 };
  const open = async () =>
    csvResponse(await exportFailureLogs(us, failureLogExportQuerySchema.parse({})), 'failures.csv', limits);
  const unread = [await open(), await open()];
  await expect(open()).rejects.toMatchObject({ code: 'rate_limited', retryAfterS: expect.any(Number) });
  await expect.poll(() => open().then((response) => response.status)).toBe(200);
  for (const response of unread) await expect(response.text()).rejects.toThrow('did not read');
});

it('asked for by HEAD takes no place', async () => {
  const { GET } = await import('@/app/api/failure-logs/export/route');
  const { secret } = await createApiKey(us, { role: 'admin' });
  const authorization = `Basic ${Buffer.from(`api:${secret}`).toString('base64')}`;
  const ask = (method: string) =>
    GET(new Request('http://127.0.0.1:3000/api/failure-logs/export', { method, headers: { authorization } }));
  for (let n = 0; n < 5; n += 1) {
    const answer = await ask('HEAD');
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
      200,
      'text/csv; charset=utf-8',
      '',
    ]);
  }
  expect(await linesOf(await ask('GET'))).toHaveLength(3);
});

it('is read as fast as the client reads, and a client that goes away ends it', async () => {
  await pool().query(
    `insert into attempts select delivery_id, 2, event_id, account_id, domain_id, region, event_type, webhook_id, url,
       at - n * interval '1 second', duration_ms, outcome, final_status, status_code, reason, next_attempt_at, answer, redacted, signed_at,
       token, signature from (select * from attempts where number = 1 and outcome = 'retry' limit 1) a, generate_series(1, 1) n`,
  );
  await pool().query(
    `insert into attempts (delivery_id, number, event_id, account_id, domain_id, region, event_type, webhook_id, url, at, duration_ms, outcome,
       redacted, signed_at, token, signature)
     select a.delivery_id + n * 1000, 1, a.event_id, a.account_id, a.domain_id, a.region, a.event_type, a.webhook_id, a.url,
       a.at - n * interval '1 second', 1, 'retry', false, 1, a.token, a.signature
       from (select * from attempts where number = 1 and outcome = 'retry' limit 1) a, generate_series(1, 3000) n`,
  );
  const queries: string[] = [];
  const { query } = pool();
  Object.assign(pool(), {
    query(...args: unknown[]) {
      queries.push(String(args[0]).slice(0, 12));
      return Reflect.apply(query, pool(), args);
    },
  });
  const response = await start();
  const reader = response.body?.getReader();
  await reader?.read();
  await new Promise((resolve) => setImmediate(resolve));
  const early = queries.length;
  expect(early).toBeLessThan(4);
  await reader?.cancel();
  // Its place is free again: two more may run at once.
  const [one, two] = await Promise.all([start(), start()]);
  await expect(start()).rejects.toMatchObject({ code: 'rate_limited' });
  const whole = (await linesOf(one)).length;
  expect(whole).toBeGreaterThan(3_000);
  expect((await linesOf(two)).length).toBe(whole);
  expect((await linesOf(await start())).length).toBe(whole);
});
