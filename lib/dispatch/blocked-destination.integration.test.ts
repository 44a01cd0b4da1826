import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { pool } from '@/lib/storage/pool';
import { withDatabase } from '@/lib/testing/database';
import { type Receiver, startReceiver } from '@/lib/testing/receiver';
import { accept, addAccount, addDomain, addWebhook } from '@/lib/testing/world';
import { runDispatcher } from './run-dispatcher';

await withDatabase();

let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver((_, response) => {
    response.writeHead(200).end('credentials of this machine');
    return undefined;
  });
});
afterAll(() => receiver.close());
beforeEach(() => pool().query('truncate accounts, events, deliveries, attempts cascade'));

/** One delivery to a URL that was saved when it was allowed, and what the log says of it. */
async function attemptAt(url: string, addresses: string[] = []) {
  const account = await addAccount();
  const domain = await addDomain(account);
  await addWebhook(account, url);
  await accept(domain);
  const signal = new AbortController().signal;
  await runDispatcher({ signal, budgetMs: 60_000, resolve: async () => addresses });
  const { rows } = await pool().query('select outcome, status_code, reason, answer from attempts');
  return rows;
}
const port = () => new URL(receiver.url).port;

it.each([
  ['a cloud metadata address', 'http://169.254.169.254/latest/meta-data/', 'cloud metadata'],
  ['a private address', 'http://10.0.0.1/', 'a private address'],
  ['another spelling of one', 'http://0x0a.1/', 'a private address'],
])('%s is a reason in the failure log, and no answer is stored', async (_, url, reason) => {
  expect(await attemptAt(url)).toEqual([
    { outcome: 'retry', status_code: null, answer: null, reason: expect.stringContaining(reason) },
  ]);
});

it('a name that leads to a private address as well is not asked, though it leads to an allowed one first', async () => {
  const rows = await attemptAt(`http://both.invalid:${port()}/`, ['127.0.0.1', '10.0.0.1']);
  expect(rows).toEqual([
    {
      outcome: 'retry',
      status_code: null,
      answer: null,
      reason: expect.stringMatching(/not allowed.*leads to an address that is a private address/),
    },
  ]);
  expect(receiver.requests).toHaveLength(0);
});

it('an allowed one is: what a blocked one would have told stands in the log', async () => {
  const rows = await attemptAt(`http://fine.invalid:${port()}/`, ['127.0.0.1']);
  expect(rows).toMatchObject([{ outcome: 'succeeded', status_code: 200, answer: 'credentials of this machine' }]);
});
