import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import * as domains from '@/app/(mailgun)/v3/domains/route';
import * as disable from '@/app/(mailgun)/v5/accounts/subaccounts/[id]/disable/route';
import * as enable from '@/app/(mailgun)/v5/accounts/subaccounts/[id]/enable/route';
import { callerFromRequest } from '@/lib/auth/caller';
import { nextAuthOptions } from '@/lib/auth/next-auth-options';
import type { Caller } from '@/lib/core/access';
import { runDispatcher } from '@/lib/dispatch/run-dispatcher';
import { createWebhook } from '@/lib/services/change-webhook';
import { ingestEvents } from '@/lib/services/ingest-events';
import { createPrimaryAccount, createSubaccount } from '@/lib/services/provision-account';
import { createApiKey } from '@/lib/services/provision-api-key';
import { createDomain } from '@/lib/services/provision-domain';
import { createUser } from '@/lib/services/provision-user';
import { systemCaller } from '@/lib/services/system-caller';
import { pool } from '@/lib/storage/pool';
import { withDatabase } from '@/lib/testing/database';
import { mailgunClient } from '@/lib/testing/mailgun-client';
import { type Receiver, startReceiver } from '@/lib/testing/receiver';
import { signInAs } from '@/lib/testing/session';

// PRODUCT 3: "A disabled subaccount's users cannot sign in, its keys and events get 403, its pending deliveries wait."
await withDatabase();

const DOMAIN = 'mg.sub.example';
const PERSON = { email: 'ada@sub.example', password: 'correct horse battery' };
let receiver: Receiver;
let primary: Caller;
let below: Caller;
let owner: ReturnType<typeof mailgunClient>;
let theirs: ReturnType<typeof mailgunClient>;
let personId: string;

beforeAll(async () => {
  receiver = await startReceiver();
  primary = systemCaller(await createPrimaryAccount('Acme'));
  below = systemCaller(await createSubaccount(primary, 'Acme sub'));
  await createDomain(below, { name: DOMAIN, verified: true });
  owner = mailgunClient((await createApiKey(primary, { role: 'admin' })).secret);
  theirs = mailgunClient((await createApiKey(below, { role: 'admin' })).secret);
  personId = (await createUser(below, { ...PERSON, name: 'Ada', role: 'admin' })).id;
});
afterAll(() => receiver.close());
beforeEach(async () => {
  await pool().query("update accounts set status = 'open'");
});

const change = (route: typeof disable, query = '') => owner(route, 'POST', { params: { id: below.account.id }, query });
const statusOf = async (route: typeof disable) => JSON.parse((await change(route)).text).subaccount.status;
const event = { event: 'opened', recipient: 'ada@customer.example' };

function signIn(): Promise<unknown> {
  const [provider] = nextAuthOptions(async () => {}).providers;
  type Authorize = (credentials: unknown, request: { headers: object }) => Promise<unknown>;
  const { authorize } = (provider as unknown as { options: { authorize: Authorize } }).options;
  return authorize(PERSON, { headers: {} });
}

it('its keys get 403, and open again when it is enabled', async () => {
  expect((await theirs(domains, 'GET')).status).toBe(200);
  expect(await statusOf(disable)).toBe('disabled');
  expect(await theirs(domains, 'GET')).toMatchObject({ status: 403, text: '{"message":"Forbidden"}\n' });
  expect(await statusOf(enable)).toBe('open');
  expect((await theirs(domains, 'GET')).status).toBe(200);
});

it('its events are refused, the primary’s key or not', async () => {
  await change(disable);
  const before = await pool().query('select count(*) from events');
  for (const caller of [primary, { ...primary, account: below.account }]) {
    await expect(
      ingestEvents(
        async () => caller,
        DOMAIN,
        async () => [event],
      ),
    ).rejects.toMatchObject({ code: 'forbidden' });
  }
  expect((await pool().query('select count(*) from events')).rows).toEqual(before.rows);
});

it('its users cannot sign in, and who is signed in is out', async () => {
  expect(await signIn()).toMatchObject({ id: personId });
  const { cookie } = await signInAs(personId);
  const request = () => new Request('http://api.test/api/me', { headers: { cookie } });
  expect((await callerFromRequest(request())).actorId).toBe(personId);
  await change(disable);
  expect(await signIn()).toBeNull();
  await expect(callerFromRequest(request())).rejects.toMatchObject({ code: 'unauthenticated' });
});

it('its pending deliveries wait, those of the primary’s webhooks go on', async () => {
  const webhook = { level: 'account' as const, description: '', eventTypes: ['opened' as const] };
  await createWebhook(below, { ...webhook, url: `${receiver.url}/sub` });
  await createWebhook(primary, { ...webhook, url: `${receiver.url}/primary` });
  await ingestEvents(
    async () => below,
    DOMAIN,
    async () => [event],
  );
  await change(disable);
  const dispatch = () => runDispatcher({ signal: new AbortController().signal, budgetMs: 60_000 });
  const urls = () => receiver.requests.map(({ url }) => url);
  await dispatch();
  expect(urls()).toEqual(['/primary']);
  expect((await pool().query('select attempts from deliveries')).rows).toEqual([{ attempts: 0 }]);
  await change(enable);
  await pool().query('update deliveries set due_at = now()');
  await dispatch();
  expect(urls()).toEqual(['/primary', '/sub']);
});

it('why it was disabled is kept while it is', async () => {
  const why = async () => {
    const found = await pool().query('select disabled_reason, disabled_note from accounts where id = $1', [
      below.account.id,
    ]);
    return found.rows[0];
  };
  await change(disable, '?reason=abuse&note=ticket%2017');
  expect(await why()).toEqual({ disabled_reason: 'abuse', disabled_note: 'ticket 17' });
  await change(enable);
  expect(await why()).toEqual({ disabled_reason: null, disabled_note: null });
});

it('an overlong reason is refused and changes nothing', async () => {
  expect((await change(disable, `?reason=${'x'.repeat(1_001)}`)).status).toBe(400);
  expect((await theirs(domains, 'GET')).status).toBe(200);
});
