import { beforeAll, expect, it } from 'vitest';
import { storyEventSchema, storyQuerySchema } from '@/lib/schemas/message-story';
import { pool } from '@/lib/storage/pool';
import { callerOf } from '@/lib/testing/callers';
import { withDatabase } from '@/lib/testing/database';
import { FAILED, pendingIds, settle } from '@/lib/testing/settle';
import { accept, addAccount, addDomain, addWebhook } from '@/lib/testing/world';
import { tellStory } from './message-story';

await withDatabase();
const primary = await addAccount();
const subaccount = await addAccount(primary.id);
const us = callerOf(primary);
const them = callerOf(subaccount);
const story = async (query: object, who = us) => {
  const { items, nextCursor } = await tellStory(who, storyQuerySchema.parse(query));
  return { items: items.map((item) => storyEventSchema.parse(item)), nextCursor };
};
const ids: Record<string, string> = {};

beforeAll(async () => {
  const below = await addDomain(subaccount);
  ids.primary = (await addWebhook(primary, 'https://secret.example/hook')).id;
  ids.loser = (await addWebhook(subaccount, 'https://secret.example/hook', { domain: below })).id;
  ids.own = (await addWebhook(subaccount, 'https://own.example/')).id;
  await pool().query("update webhooks set description = 'Ours' where id = $1", [ids.loser]);
  const message = { message: { headers: { 'message-id': 'm1@mg.example' } } };
  const at = Date.UTC(2026, 0, 1) / 1_000;
  await accept(below, 'delivered', { id: 'second', timestamp: at + 2, ...message });
  await accept(below, 'accepted', { id: 'first', timestamp: at, ...message });
  await accept(below, 'permanent_fail', {
    id: 'third',
    timestamp: at + 3,
    reason: 'ada@customer.example is unknown',
    ...message,
  });
  await accept(below, 'opened', { id: 'of-another', timestamp: at });
  const [first = 0n, ...others] = await pendingIds();
  await settle(first, FAILED);
  for (const id of others.slice(0, 3)) await settle(id);
});

it('tells the events of a message, oldest first, with who was told', async () => {
  const { items } = await story({ messageId: 'M1@mg.example' });
  expect(items.map(({ id, type }) => [id, type])).toEqual([
    ['first', 'accepted'],
    ['second', 'delivered'],
    ['third', 'permanent_fail'],
  ]);
  expect(items[1]?.deliveries).toMatchObject([
    { status: 'pending', url: 'https://secret.example/hook', webhookId: ids.primary, attempts: 1, lastStatusCode: 503 },
    { status: 'succeeded', webhookId: ids.own, attempts: 1, lastStatusCode: 200 },
  ]);
  expect(items[1]?.skipped).toMatchObject([
    {
      webhookId: ids.loser,
      level: 'domain',
      description: 'Ours',
      wonBy: ids.primary,
      reason: expect.stringContaining('account-level'),
    },
  ]);
  expect(items[2]).toMatchObject({ severity: 'permanent', reason: 'ada@customer.example is unknown' });
});

it("tells a subaccount that its primary's webhook won, and neither its URL nor its id", async () => {
  const { items } = await story({ messageId: 'm1@mg.example' }, them);
  expect(items[1]?.deliveries).toMatchObject([{ webhookId: ids.own }]);
  expect(items[1]?.skipped).toMatchObject([
    { webhookId: ids.loser, wonBy: null, reason: expect.stringContaining('primary account') },
  ]);
  expect(JSON.stringify(items)).not.toMatch(new RegExp(`secret|${ids.primary}`));
});

it('is told by recipient, page by page, and by one event', async () => {
  const first = await story({ recipient: 'ADA@customer.example', limit: '3' });
  const second = await story({ recipient: 'ada@customer.example', limit: '3', cursor: first.nextCursor });
  const seen = [...first.items, ...second.items].map(({ id }) => id);
  expect(seen.sort()).toEqual(['first', 'of-another', 'second', 'third']);
  expect(second.nextCursor).toBeNull();
  expect((await story({ eventId: 'third' })).items.map(({ id }) => id)).toEqual(['third']);
  expect((await story({ eventId: 'none' })).items).toEqual([]);
});

it('shows no more than was sent: neither the recipient nor what else names it', async () => {
  await pool().query('update attempts set redacted = true');
  const { items } = await story({ messageId: 'm1@mg.example' });
  expect(items[1]).toMatchObject({ recipient: '[REDACTED]' });
  await pool().query('update accounts set redact_pii = true where id = $1', [primary.id]);
  const after = await story({ recipient: 'ada@customer.example' });
  expect(after.items).toHaveLength(4);
  expect(JSON.stringify(after.items)).not.toContain('ada@');
  expect(after.items.find(({ id }) => id === 'third')).toMatchObject({ reason: '[REDACTED] is unknown' });
});

it('is nothing of a stranger’s, and asks for exactly one thing', async () => {
  const stranger = callerOf(await addAccount());
  expect((await story({ messageId: 'm1@mg.example' }, stranger)).items).toEqual([]);
  expect((await story({ eventId: 'third' }, stranger)).items).toEqual([]);
  await expect(story({})).rejects.toMatchObject({ code: 'invalid_request' });
  await expect(story({ eventId: 'a', recipient: 'b' })).rejects.toMatchObject({ code: 'invalid_request' });
});
