import { createPrimaryAccount, createSubaccount } from '@/lib/services/provision-account';
import { createApiKey } from '@/lib/services/provision-api-key';
import { createDomain } from '@/lib/services/provision-domain';
import { systemCaller } from '@/lib/services/system-caller';
import { pool } from '@/lib/storage/pool';
import type { RouteHandler } from '../http/api-route';
import { mailgunClient } from './mailgun-client';

export type MailgunClient = ReturnType<typeof mailgunClient>;
export type MessageForm = Record<string, string | string[]>;

/** The sending domain of the tests of messages, and the least that a message needs. */
export const DOMAIN = 'mg.acme.example';
export const LEAST = { from: 'Acme <orders@mg.acme.example>', to: 'ada@x.example', text: 'Hello' };

/** A primary and its subaccount with domains in two regions, one of them disabled, and keys of all sorts. */
export async function sendingWorld() {
  const primary = systemCaller(await createPrimaryAccount('Acme'));
  const below = systemCaller(await createSubaccount(primary, 'Acme sub'));
  for (const name of [DOMAIN, 'other.acme.example', 'off.acme.example']) await createDomain(primary, { name });
  await createDomain(below, { name: 'sub.acme.example' });
  await createDomain({ ...primary, region: 'eu' }, { name: 'mg.eu.example' });
  await pool().query("update domains set state = 'disabled' where name = 'off.acme.example'");
  const admin = await createApiKey(primary, { role: 'admin' });
  const clientOf = async (input: Parameters<typeof createApiKey>[1]) =>
    mailgunClient((await createApiKey(primary, input)).secret);
  return {
    accountId: primary.account.id,
    subId: below.account.id,
    key: admin.secret,
    keyId: admin.id,
    owner: mailgunClient(admin.secret),
    viewer: await clientOf({ role: 'viewer' }),
    sending: await clientOf({ role: 'sending' }),
    /** May send for other.acme.example alone. */
    bound: await clientOf({ role: 'sending', domain: 'other.acme.example' }),
    sub: mailgunClient((await createApiKey(below, { role: 'admin' })).secret),
  };
}

/** A POST with a body as it is, for what `mailgunClient` does not send. */
export async function postRaw(
  route: { POST: RouteHandler },
  key: string,
  body: BodyInit,
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string }> {
  const authorization = `Basic ${Buffer.from(`api:${key}`).toString('base64')}`;
  const request = new Request('http://api.test/v3', { method: 'POST', body, headers: { authorization, ...headers } });
  const response = await route.POST(request, { params: Promise.resolve({ domain: DOMAIN }) });
  return { status: response.status, text: await response.text() };
}

/** All stored events in the order in which they were made. */
export async function storedEvents() {
  const { rows } = await pool().query(
    'select type, recipient, message_id, payload, account_id from events order by id',
  );
  return rows.map((row) => ({ ...row, payload: JSON.parse(row.payload) }));
}

/** Their types. */
export const storedTypes = async () => (await storedEvents()).map(({ type }) => type);

/** Forgets events, deliveries and webhooks. */
export async function forgetEvents(): Promise<void> {
  await pool().query('truncate events, deliveries, webhooks cascade');
}
