import { beforeEach, expect, it, test } from 'vitest';
import type { Caller } from '@/lib/core/access';
import { checkUrlSchema } from '@/lib/schemas/url-check';
import { pool } from '@/lib/storage/pool';
import { withDatabase } from '@/lib/testing/database';
import { createWebhook, updateWebhook } from './change-webhook';
import { checkUrl } from './check-url';
import { createPrimaryAccount, createSubaccount } from './provision-account';
import { createDomain } from './provision-domain';
import { systemCaller } from './system-caller';

await withDatabase();
const URL = 'https://hooks.example/shared';
const SECRET_URL = 'https://ada:secret@hooks.example/own';

let primary: Caller;
let below: Caller;
beforeEach(async () => {
  await pool().query('truncate accounts, domains, webhooks cascade');
  primary = systemCaller(await createPrimaryAccount('Acme'));
  below = systemCaller(await createSubaccount(primary, 'Globex'));
  await createDomain(primary, { name: 'mg.acme.example' });
  await createDomain(below, { name: 'mg.globex.example' });
});

const check = (caller: Caller, input: Record<string, unknown>) =>
  checkUrl(caller, checkUrlSchema.parse({ level: 'account', url: URL, ...input }));
const messages = async (caller: Caller, input: Record<string, unknown> = {}) =>
  (await check(caller, input)).notes.map(({ message }) => message);

test.each([
  ['http://169.254.169.254/', /metadata|not allowed|private/i],
  ['https://x.invalid/', /host not found/],
  ['gopher://x.example/', /http:\/\/ or https/],
  ['https://ada:***@hooks.example/', /Enter it again/],
])('%s is refused in the words of saving', async (url, words) => {
  const saved = await createWebhook(primary, { level: 'account', url, description: '', eventTypes: ['opened'] }).catch(
    (error: Error) => error.message,
  );
  const { refusal, notes } = await check(primary, { url });
  expect(refusal).toMatch(words);
  expect(refusal).toBe(saved);
  expect(notes).toEqual([]);
});

it('a type that the account sends there already is refused, another is not', async () => {
  await createWebhook(primary, { level: 'account', url: URL, description: '', eventTypes: ['opened'] });
  expect((await check(primary, { eventTypes: ['opened'] })).refusal).toContain('already exists');
  expect((await check(primary, { eventTypes: ['clicked'] })).refusal).toBeNull();
});

it('the primary is told which webhook of a subaccount its own would skip', async () => {
  const input = { url: URL, description: 'Orders', eventTypes: ['opened' as const] };
  await createWebhook(below, { level: 'domain', domain: 'mg.globex.example', ...input });
  expect(await messages(primary)).toEqual([
    'This URL is also that of the domain-level webhook “Orders” of mg.globex.example in Globex. This webhook will send Opened; that one is skipped.',
  ]);
  expect(await messages(primary, { level: 'domain', domain: 'mg.acme.example' })).toEqual([]);
});

it('a subaccount is told of its primary’s webhook without a word of what it is', async () => {
  const made = await createWebhook(primary, {
    level: 'account',
    url: URL,
    description: 'Secret',
    eventTypes: ['opened'],
  });
  const answer = await check(below, { level: 'domain', domain: 'mg.globex.example' });
  expect(answer.notes).toMatchObject([{ kind: 'skipped', webhookId: null, eventTypes: ['opened'] }]);
  expect(JSON.stringify(answer)).not.toContain('Secret');
  expect(JSON.stringify(answer)).not.toContain(made.id);
  await updateWebhook(primary, made.id, { enabled: false });
  expect(await messages(below)).toEqual([]);
});

it('an account and a region hear nothing of others', async () => {
  await createWebhook(primary, {
    level: 'domain',
    domain: 'mg.acme.example',
    url: URL,
    description: '',
    eventTypes: ['opened'],
  });
  const stranger = systemCaller(await createPrimaryAccount('Stranger'));
  expect(await messages(stranger)).toEqual([]);
  expect(await messages({ ...primary, region: 'eu' })).toEqual([]);
  expect(await messages(primary)).toHaveLength(1);
  await expect(check(stranger, { level: 'domain', domain: 'mg.acme.example' })).rejects.toMatchObject({
    code: 'not_found',
  });
});

it('an edited webhook is no duplicate of itself, also by its masked display', async () => {
  const input = { url: SECRET_URL, description: '', eventTypes: ['opened' as const] };
  const made = await createWebhook(below, { level: 'domain', domain: 'mg.globex.example', ...input });
  await createWebhook(primary, { ...input, level: 'account' });
  for (const [caller, url] of [
    [below, made.url],
    [below, SECRET_URL],
    [primary, made.url],
  ] as const) {
    const { refusal, notes } = await check(caller, {
      level: 'domain',
      url,
      webhookId: made.id,
      eventTypes: ['opened'],
    });
    expect(refusal).toBeNull();
    expect(notes.map(({ kind }) => kind)).toEqual(['credentials', 'skipped']);
  }
});

it('a viewer may not ask', async () => {
  await expect(check({ ...primary, role: 'viewer' }, {})).rejects.toMatchObject({ code: 'forbidden' });
});
