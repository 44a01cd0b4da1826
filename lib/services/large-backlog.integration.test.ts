import { expect, it } from 'vitest';
import { pool } from '@/lib/storage/pool';
import { CANCELED_AT_ONCE } from '@/lib/storage/queue/cancel-deliveries';
import { cancelStranded } from '@/lib/storage/queue/cancel-stranded';
import { callerOf } from '@/lib/testing/callers';
import { withDatabase } from '@/lib/testing/database';
import { accept, addAccount, addDomain, addWebhook } from '@/lib/testing/world';
import { updateWebhook } from './change-webhook';

await withDatabase();

const pending = async () => (await pool().query('select count(*)::int as n from deliveries')).rows[0].n;
const enabled = async () => (await pool().query('select enabled from webhooks')).rows[0].enabled;

it('a webhook is not enabled while too much of what it was owed is still being canceled, and nothing of that is sent', async () => {
  const account = await addAccount();
  const us = callerOf(account);
  const domain = await addDomain(account);
  const webhook = await addWebhook(account, 'https://hooks.example/');
  await accept(domain, 'opened');
  const { rows } = await pool().query('select event_id as event from deliveries');
  const owe = (from: number, to: number) =>
    pool().query(
      'insert into deliveries (id, event_id, endpoint_id) select n, $1, $2 from generate_series($3::int, $4::int) n',
      [rows[0].event, webhook.endpointId, from, to],
    );
  await owe(1, 2 * CANCELED_AT_ONCE + 500);
  await updateWebhook(us, webhook.id, { enabled: false });
  expect(await pending()).toBe(CANCELED_AT_ONCE + 501);

  await expect(updateWebhook(us, webhook.id, { enabled: true })).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('still being canceled'),
  });
  expect(await enabled()).toBe(false);
  expect(await pending()).toBe(CANCELED_AT_ONCE + 501);

  while ((await cancelStranded(pool(), [webhook.endpointId])) > 0);
  await owe(1, 3);
  await updateWebhook(us, webhook.id, { enabled: true });
  expect(await enabled()).toBe(true);
  expect(await pending()).toBe(0);
});

it('a type that is dropped takes all that is owed of it along, however much that is, and leaves the others', async () => {
  await pool().query('truncate accounts, deliveries, events, cancellations cascade');
  const account = await addAccount();
  const domain = await addDomain(account);
  const webhook = await addWebhook(account, 'https://hooks.example/');
  await accept(domain, 'opened');
  await accept(domain, 'clicked');
  await pool().query(
    "insert into deliveries (id, event_id, endpoint_id) select n, (select id from events where type = 'opened'), $1 from generate_series(1, $2::int) n",
    [webhook.endpointId, 2 * CANCELED_AT_ONCE + 5],
  );
  await updateWebhook(callerOf(account), webhook.id, { eventTypes: ['clicked'] });
  expect(await pending()).toBe(1);
  const { rows } = await pool().query('select distinct event_type, reason from cancellations');
  expect(rows).toEqual([{ event_type: 'opened', reason: 'The webhook no longer listens to this event type.' }]);
});
