import { type APIRequestContext, expect } from '@playwright/test';
import type { Receiver } from '@/lib/testing/receiver';
import type { OpenApiContract } from './openapi-contract';

export interface MailgunTour {
  contract: OpenApiContract;
  api: APIRequestContext;
  receiver: Receiver;
}

const DOMAIN = 'mailgun.tour.example';

/** Fields as multipart, where a name may come more than once. */
function multipart(...fields: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

/** Domains under both versions, and the settings that have doors of their own. */
export async function tourDomains({ contract, api }: MailgunTour): Promise<void> {
  for (const version of ['v3', 'v4']) {
    const all = `/${version}/domains`;
    const one = `${all}/${DOMAIN}`;
    await contract.call(api, `POST ${all}`, { form: { name: DOMAIN, webhooks_redact_pii: 'false' } });
    await contract.call(api, `POST ${all}`, { status: 400, data: { name: DOMAIN } });
    await contract.call(api, `GET ${all}?include_subaccounts=true`);
    await contract.call(api, `GET ${all}?limit=0`, { status: 400 });
    await contract.call(api, `GET ${one}`);
    await contract.call(api, `PUT ${one}`, { multipart: multipart(['wildcard', 'true']) });
    await contract.call(api, `PUT ${one}/verify`);
    if (version === 'v3') await tourDomainSettings(contract, api, one);
    await contract.call(api, `DELETE ${one}`);
    await contract.call(api, `GET ${one}`, { status: 404 });
  }
}

async function tourDomainSettings(contract: OpenApiContract, api: APIRequestContext, one: string): Promise<void> {
  await contract.call(api, `GET ${one}/connection`);
  await contract.call(api, `PUT ${one}/connection`, { form: { require_tls: 'true' } });
  await contract.call(api, `GET ${one}/tracking`);
  for (const type of ['open', 'click', 'unsubscribe']) {
    await contract.call(api, `PUT ${one}/tracking/${type}`, { form: { active: 'yes' } });
  }
  await contract.call(api, `PUT ${one}/web_prefix`, { form: { web_prefix: 'mail' } });
  await contract.call(api, `PUT ${one}/dkim_selector`, { form: { dkim_selector: 's1' } });
  await contract.call(api, `PUT ${one}/dkim_authority`, { form: { self: 'false' } });
  await contract.call(api, `POST ${one}/ips`, { form: { ip: '192.0.2.1' } });
  await contract.call(api, `POST ${one}/ips`, { status: 400, form: { ip: 'none' } });
  await contract.call(api, `GET ${one}/ips`);
  await contract.call(api, `DELETE ${one}/ips/192.0.2.1`);
  await contract.call(api, `DELETE ${one}/ips/192.0.2.1`, { status: 404 });
}

/** v3 and v4 webhooks of a domain, and how each refuses. */
export async function tourDomainWebhooks({ contract, api, receiver }: MailgunTour): Promise<void> {
  await contract.call(api, 'POST /v4/domains', { form: { name: DOMAIN } });
  const v3 = `/v3/domains/${DOMAIN}/webhooks`;
  const v4 = `/v4/domains/${DOMAIN}/webhooks`;
  const { url } = receiver;
  await contract.call(api, `GET ${v3}`);
  await contract.call(api, `POST ${v3}`, { multipart: multipart(['id', 'unsubscribe'], ['url', url]) });
  await contract.call(api, `POST ${v3}`, { status: 400, form: { id: 'unsubscribed', url } });
  await contract.call(api, `POST ${v3}`, { status: 400, form: { id: 'opened', url: 'ftp://a.example/' } });
  await contract.call(api, `POST ${v3}`, { status: 400, form: { url } });
  await contract.call(api, `GET ${v3}/unsubscribed`);
  await contract.call(api, `GET ${v3}/opened`, { status: 404 });
  await contract.call(api, `PUT ${v3}/unsubscribed`, { data: { url: [`${url}/b`, url] } });
  await contract.call(api, `PUT ${v3}/unsubscribed/test`, { multipart: multipart(['url', url]) });
  await contract.call(api, `DELETE ${v3}/unsubscribed`);
  await contract.call(api, 'GET /v3/domains/none.example/webhooks', { status: 404 });
  await contract.call(api, `POST ${v4}`, { form: { url, event_types: 'opened,clicked' } });
  await contract.call(api, `POST ${v4}`, { status: 400, form: { url, event_types: 'opened' } });
  await contract.call(api, `PUT ${v4}`, { multipart: multipart(['url', url], ['event_types', 'delivered']) });
  await contract.call(api, `PUT ${v4}`, { status: 404, form: { url: `${url}/none`, event_types: 'delivered' } });
  await contract.call(api, `DELETE ${v4}`, { status: 400 });
  await contract.call(api, `DELETE ${v4}?url=${encodeURIComponent(url)}`);
}

/** Account-level webhooks, and how they refuse. */
export async function tourAccountWebhooks({ contract, api, receiver }: MailgunTour): Promise<void> {
  const { url } = receiver;
  const form = { url, event_types: 'delivered,opened', description: 'Tour' };
  const { webhook_id: id } = await contract.call<{ webhook_id: string }>(api, 'POST /v1/webhooks', { form });
  await contract.call(api, `GET /v1/webhooks?webhook_ids=${id}`);
  await contract.call(api, 'GET /v1/webhooks/tls_cert');
  await contract.call(api, `GET /v1/webhooks/${id}`);
  await contract.call(api, `PUT /v1/webhooks/${id}`, { status: 204, form });
  for (const path of ['b', 'c'])
    await contract.call(api, 'POST /v1/webhooks', { form: { ...form, url: `${url}/${path}` } });
  await contract.call(api, 'POST /v1/webhooks', { status: 409, form: { ...form, url: `${url}/d` } });
  await contract.call(api, 'POST /v1/webhooks', { status: 404, form: { url, event_types: 'invalid_type' } });
  await contract.call(api, 'POST /v1/webhooks', { status: 400, form: { url, event_types: 'opened,opened' } });
  await contract.call(api, `DELETE /v1/webhooks/${id}`, { status: 204 });
  await contract.call(api, `DELETE /v1/webhooks/${id}`, { status: 404 });
  await contract.call(api, `GET /v1/webhooks/${id}`, { status: 404 });
  await contract.call(api, 'DELETE /v1/webhooks/nope', { status: 400 });
  await contract.call(api, 'DELETE /v1/webhooks?webhook_ids=a,,b', { status: 400 });
  await contract.call(api, 'DELETE /v1/webhooks?all=true', { status: 204 });
  await contract.call(api, 'DELETE /v1/webhooks?all=true', { status: 404 });
}

/** Keys; answers the secret of one that may only hand in events and messages. */
export async function tourKeys({ contract, api }: MailgunTour): Promise<string> {
  const form = { role: 'sending', description: 'Tour' };
  const made = await contract.call<{ key: { id: string; secret: string } }>(api, 'POST /v1/keys', { form });
  const other = await contract.call<{ key: { id: string } }>(api, 'POST /v1/keys', {
    multipart: multipart(['role', 'basic'], ['kind', 'web'], ['email', 'ada@acme.example']),
  });
  await contract.call(api, 'POST /v1/keys', { status: 400, form: { role: 'king' } });
  await contract.call(api, 'GET /v1/keys');
  await contract.call(api, `DELETE /v1/keys/${other.key.id}`);
  await contract.call(api, `DELETE /v1/keys/${other.key.id}`, { status: 404 });
  await contract.call(api, 'POST /v1/keys/public');
  return made.key.secret;
}

/** The simulator, by a form and by MIME. */
export async function tourMessages({ contract, api }: MailgunTour): Promise<void> {
  const path = `/v3/${DOMAIN}/messages`;
  const mail = { from: `Tour <news@${DOMAIN}>`, to: 'ada@customer.example', subject: 'Hello' };
  await contract.call(api, `POST ${path}`, { form: { ...mail, text: 'Hello', 'o:tag': 'tour', 'v:n': '1' } });
  await contract.call(api, `POST ${path}`, { status: 400, form: mail });
  await contract.call(api, `POST ${path}`, {
    status: 401,
    form: mail,
    headers: { authorization: `Basic ${btoa('api:key-wrong')}` },
  });
  await contract.call(api, 'POST /v3/none.example/messages', { status: 404, form: { ...mail, text: 'Hello' } });
  const form = multipart(['to', mail.to]);
  const mime = `From: ${mail.from}\r\nTo: ${mail.to}\r\nSubject: Hello\r\n\r\nHello\r\n`;
  form.append('message', new Blob([mime], { type: 'message/rfc822' }), 'message.mime');
  await contract.call(api, `POST ${path}.mime`, { multipart: form });
}

/** The events of what was sent, and the pages around them. */
export async function tourEvents({ contract, api }: MailgunTour): Promise<void> {
  const path = `/v3/${DOMAIN}/events`;
  const list = await contract.call<{ items: object[]; paging: { next: string } }>(api, `GET ${path}?event=accepted`);
  expect(list.items.length).toBeGreaterThan(0);
  await contract.call(api, `GET ${new URL(list.paging.next).pathname}`);
  await contract.call(api, `GET ${path}?limit=301`, { status: 400 });
  await contract.call(api, `GET ${path}/nope`, { status: 400 });
  await contract.call(api, 'GET /v3/none.example/events', { status: 404 });
  const logs = 'POST /v1/analytics/logs';
  const search = { duration: '1d', include_totals: true, include_subaccounts: true, pagination: { limit: 1 } };
  const { items } = await contract.call<{ items: object[] }>(api, logs, { data: search });
  expect(items).toHaveLength(1);
  await contract.call(api, logs, { status: 400, data: { duration: 'a while' } });
}

/** The signing key, features, and subaccounts from their making to their end. */
export async function tourAccounts({ contract, api }: MailgunTour): Promise<void> {
  await contract.call(api, 'GET /v5/accounts/http_signing_key');
  await contract.call(api, 'POST /v5/accounts/http_signing_key');
  await contract.call(api, 'GET /v5/accounts/features');
  await contract.call(api, 'PUT /v5/accounts/features', { form: { webhooks_redact_pii: '{"enabled":false}' } });
  await contract.call(api, 'PUT /v5/accounts/features', { status: 400 });
  const all = '/v5/accounts/subaccounts';
  const { subaccount } = await contract.call<{ subaccount: { id: string } }>(api, `POST ${all}`, {
    form: { name: 'Tour' },
  });
  const one = `${all}/${subaccount.id}`;
  const onBehalf = { headers: { 'x-mailgun-on-behalf-of': subaccount.id } };
  await contract.call(api, 'GET /v5/accounts/features', { status: 403, ...onBehalf });
  await contract.call(api, `GET ${all}?limit=1&sort=desc`);
  await contract.call(api, `GET ${one}`);
  await contract.call(api, `POST ${one}/disable`);
  await contract.call(api, `POST ${one}/disable`, { status: 400 });
  await contract.call(api, `POST ${one}/enable`);
  await contract.call(api, `PUT ${one}/features`, { form: { sending: '{"enabled":false}' } });
  await contract.call(api, `PUT ${one}/features`, { status: 400 });
  const limit = `${one}/limit/custom/monthly`;
  await contract.call(api, `GET ${limit}`, { status: 404 });
  await contract.call(api, `PUT ${limit}?limit=10000`);
  await contract.call(api, `GET ${limit}`);
  await contract.call(api, `DELETE ${limit}`);
  await contract.call(api, `DELETE ${all}`, { status: 403 });
  await contract.call(api, `DELETE ${all}`, onBehalf);
  await contract.call(api, `GET ${all}/nope`, { status: 404 });
}

/** Refusals that any door of the contract has; `sending` is a client whose key may only hand in events and messages. */
export async function tourMailgunRefusals({ contract, api }: MailgunTour, sending: APIRequestContext): Promise<void> {
  const nobody = { headers: { authorization: `Basic ${btoa('api:key-wrong')}` } };
  await contract.call(api, 'GET /v4/domains', { status: 401, ...nobody });
  await contract.call(api, 'GET /v1/webhooks', { status: 403, ...nobody });
  await contract.call(sending, 'GET /v4/domains', { status: 403 });
  await contract.call(api, 'POST /v4/domains', { status: 413, form: { name: 'x'.repeat(300_000) } });
  const xml = { 'content-type': 'application/xml' };
  await contract.call(api, 'POST /v4/domains', { status: 415, data: '<name/>', headers: xml });
}
