import { beforeEach, describe, expect, it } from 'vitest';
import { withDatabase } from '@/lib/testing/database';
import { accept, addAccount, addDomain, addWebhook, type TestWebhook } from '@/lib/testing/world';
import { pool } from '../pool';
import { prisma } from '../prisma';
import { CANCELED_AT_ONCE, cancelDeliveries } from './cancel-deliveries';
import { cancelStranded, STRANDED_BATCH } from './cancel-stranded';
import { listEventDeliveries } from './list-event-deliveries';
import { resendDelivery } from './resend-delivery';

await withDatabase();

let webhook: TestWebhook;
let other: TestWebhook;

beforeEach(async () => {
  await pool().query('truncate accounts, deliveries, events, cancellations cascade');
  const account = await addAccount();
  const domain = await addDomain(account);
  webhook = await addWebhook(account, 'https://a.example/');
  other = await addWebhook(account, 'https://b.example/');
  await accept(domain, 'opened');
  await accept(domain, 'clicked');
});

const left = async () => (await pool().query('select count(*)::int as n from deliveries')).rows[0].n;
const change = { reason: 'The webhook was disabled.' };

describe('canceling', () => {
  it("takes a webhook's pending deliveries out of the queue and says why", async () => {
    expect(await cancelDeliveries(prisma(), { ...change, endpointIds: [webhook.endpointId] })).toBe(2);
    expect(await left()).toBe(2);
    const { rows } = await pool().query('select distinct webhook_id, reason, url, attempts from cancellations');
    expect(rows).toEqual([{ webhook_id: webhook.id, reason: change.reason, url: 'https://a.example/', attempts: 0 }]);
  });

  it('can be of some event types only', async () => {
    const endpointIds = [webhook.endpointId, other.endpointId];
    expect(await cancelDeliveries(prisma(), { ...change, endpointIds, eventTypes: ['opened'] })).toBe(2);
    expect(await left()).toBe(2);
  });

  it('leaves alone what is in flight', async () => {
    await pool().query('update deliveries set owner = 1');
    expect(await cancelDeliveries(prisma(), { ...change, endpointIds: [webhook.endpointId] })).toBe(0);
    expect(await left()).toBe(4);
  });

  it('of more than fits into one change says how many they are, and leaves the rest to the dispatchers, who take all of it', async () => {
    const { rows } = await pool().query('select min(event_id) as event from deliveries');
    await pool().query(
      'insert into deliveries (id, event_id, endpoint_id) select n, $1, $2 from generate_series(1, $3::int) n',
      [rows[0].event, webhook.endpointId, CANCELED_AT_ONCE + STRANDED_BATCH],
    );
    const endpointIds = [webhook.endpointId];
    const total = CANCELED_AT_ONCE + STRANDED_BATCH + 2;
    expect(await cancelDeliveries(prisma(), { ...change, endpointIds })).toBe(total);
    expect(await left()).toBe(2 + STRANDED_BATCH + 2);
    expect(await cancelStranded(pool(), endpointIds)).toBe(0);
    await pool().query('update webhooks set enabled = false where endpoint_id = $1', [webhook.endpointId]);
    expect(await cancelStranded(pool(), endpointIds)).toBe(STRANDED_BATCH);
    expect(await cancelStranded(pool(), endpointIds)).toBe(2);
    const noted = await pool().query(
      'select count(*)::int as n, count(distinct reason)::int as reasons from cancellations',
    );
    expect(noted.rows).toEqual([{ n: total, reasons: 1 }]);
    expect(await left()).toBe(2);
  });

  it('of a webhook that is deleted knows afterwards whose it was and where it went', async () => {
    const { rows: before } = await pool().query('select account_id from webhooks where id = $1', [webhook.id]);
    await pool().query('delete from webhooks where id = $1', [webhook.id]);
    expect(await cancelStranded(pool(), [webhook.endpointId])).toBe(2);
    const noted = 'select distinct account_id, webhook_id, url, reason from cancellations';
    expect((await pool().query(noted)).rows).toEqual([
      { ...before[0], webhook_id: webhook.id, url: 'https://a.example/', reason: 'The webhook was deleted.' },
    ]);
  });

  it('is undone with the transaction it belongs to', async () => {
    const failing = prisma().$transaction(async (tx) => {
      await cancelDeliveries(tx, { ...change, endpointIds: [webhook.endpointId] });
      throw new Error('The change failed.');
    });
    await expect(failing).rejects.toThrow('The change failed.');
    expect(await left()).toBe(4);
  });
});

describe('resending', () => {
  it('owes the event once more, beside what was there', async () => {
    const [event] = (await pool().query("select id from events where type = 'opened'")).rows;
    await cancelDeliveries(prisma(), { ...change, endpointIds: [webhook.endpointId] });
    expect(await resendDelivery({ eventRowId: event.id, webhookId: webhook.id })).toEqual(expect.any(BigInt));
    const deliveries = await listEventDeliveries([event.id]);
    expect(deliveries.map(({ webhookId, status }) => [webhookId, status]).sort()).toEqual(
      [
        [webhook.id, 'canceled'],
        [other.id, 'pending'],
        [webhook.id, 'pending'],
      ].sort(),
    );
  });

  it('is not possible while the webhook is disabled, or no longer listens', async () => {
    const [event] = (await pool().query("select id from events where type = 'opened'")).rows;
    await pool().query('update webhooks set enabled = false where id = $1', [webhook.id]);
    expect(await resendDelivery({ eventRowId: event.id, webhookId: webhook.id })).toBeNull();
    await pool().query("delete from webhook_event_types where event_type = 'opened'");
    expect(await resendDelivery({ eventRowId: event.id, webhookId: other.id })).toBeNull();
  });
});
