import { type Caller, requireAccess } from '@/lib/core/access';
import { notFound } from '@/lib/core/app-error';
import { maskUrl } from '@/lib/core/destination-policy';
import { UrlTakenError, WebhookExistsError } from '@/lib/core/webhook-refusals';
import { EVENT_TYPES, type EventType } from '@/lib/schemas/event-types';
import type { TestResult } from '@/lib/schemas/webhooks';
import type { TypeOrder, WebhookChange } from '@/lib/storage/change-webhooks';
import { newObjectId } from '@/lib/storage/ids';
import type { WebhookRow } from '@/lib/storage/webhook-rows';
import { fullUrl, listScopeWebhooks, type WebhookScope } from '@/lib/storage/webhooks';
import { changeWebhooksAudited } from './change-webhooks-audited';
import { recordTest, sendSample } from './test-webhook';
import { domainScope } from './webhook-scope';
import { checkNewUrl, checkNewUrls, webhookOfUrl } from './webhook-url';

// A domain's webhooks are one row per URL. Mailgun's v3 sees them per event type, v4 per URL (MAILGUN 1.2, 1.3).

/** Masked URLs per event type; types without are absent. */
export type UrlsByType = Partial<Record<EventType, string[]>>;

/** The webhooks that listen to a type, in the order of their places. */
function ofType(webhooks: readonly WebhookRow[], type: EventType): WebhookRow[] {
  const placeOf = (webhook: WebhookRow) => webhook.places[type] ?? 0;
  return webhooks.filter((webhook) => placeOf(webhook) > 0).sort((a, b) => placeOf(a) - placeOf(b));
}

function byType(webhooks: readonly WebhookRow[]): UrlsByType {
  const entries = EVENT_TYPES.map((type) => [type, ofType(webhooks, type).map((webhook) => webhook.url)] as const);
  return Object.fromEntries(entries.filter(([, urls]) => urls.length > 0));
}

/** Makes a webhook listen to exactly these types; without any there is no webhook. */
function setTypes(webhook: WebhookRow, eventTypes: readonly EventType[]): WebhookChange {
  return eventTypes.length === 0 ? { kind: 'delete', id: webhook.id } : { kind: 'update', id: webhook.id, eventTypes };
}

/** Adds types to the URL's webhook, which is made when there is none. */
function addTypes(current: readonly WebhookRow[], url: string, types: readonly EventType[]): WebhookChange {
  const webhook = webhookOfUrl(current, url);
  if (webhook) return setTypes(webhook, [...new Set([...webhook.eventTypes, ...types])]);
  return { kind: 'create', id: newObjectId(), url, description: '', eventTypes: types };
}

/** The scope for a change, with those URLs checked that it does not have yet. */
async function scopeToWrite(caller: Caller, domain: string, urls: readonly string[]): Promise<WebhookScope> {
  requireAccess(caller, 'webhooks:write');
  const scope = await domainScope(caller, domain);
  await checkNewUrls(caller, await listScopeWebhooks(scope), urls);
  return scope;
}

/** The type's webhooks in the order in which their URLs were named. */
const asNamed = (eventType: EventType, urls: readonly string[]): TypeOrder => ({
  eventType,
  idsOf: (webhooks) => urls.flatMap((url) => webhookOfUrl(webhooks, url)?.id ?? []),
});

const shown = (webhooks: readonly WebhookRow[], urls: readonly string[]) =>
  urls.map((url) => webhookOfUrl(webhooks, url)?.url ?? url);

/** All URLs of a domain by event type. Throws `not_found`. */
export async function listDomainUrls(caller: Caller, domain: string): Promise<UrlsByType> {
  requireAccess(caller, 'webhooks:read');
  return byType(await listScopeWebhooks(await domainScope(caller, domain)));
}

/** v3 POST: gives a type without URLs its URLs. Throws WebhookExistsError when it has some. */
export async function createTypeUrls(
  caller: Caller,
  domain: string,
  type: EventType,
  urls: string[],
): Promise<string[]> {
  const wanted = [...new Set(urls)];
  const scope = await scopeToWrite(caller, domain, wanted);
  const plan = (current: WebhookRow[]) => {
    if (ofType(current, type).length > 0) throw new WebhookExistsError();
    return wanted.map((url) => addTypes(current, url, [type]));
  };
  const { webhooks } = await changeWebhooksAudited(caller, scope, plan, asNamed(type, wanted));
  return shown(webhooks, wanted);
}

/** v3 PUT: replaces the URLs of a type. Throws `not_found` when it has none. */
export async function replaceTypeUrls(
  caller: Caller,
  domain: string,
  type: EventType,
  urls: string[],
): Promise<string[]> {
  const wanted = [...new Set(urls)];
  const scope = await scopeToWrite(caller, domain, wanted);
  const plan = (current: WebhookRow[]) => {
    const having = ofType(current, type);
    if (having.length === 0) throw notFound('Webhook');
    const kept = new Set(wanted.map((url) => webhookOfUrl(current, url)?.id));
    return [
      ...having.filter((webhook) => !kept.has(webhook.id)).map((webhook) => withoutType(webhook, type)),
      ...wanted.map((url) => addTypes(current, url, [type])),
    ];
  };
  const { webhooks } = await changeWebhooksAudited(caller, scope, plan, asNamed(type, wanted));
  return shown(webhooks, wanted);
}

function withoutType(webhook: WebhookRow, type: EventType): WebhookChange {
  return setTypes(
    webhook,
    webhook.eventTypes.filter((other) => other !== type),
  );
}

/** v3 DELETE: takes a type from all its URLs, which are answered. Throws `not_found` when it has none. */
export async function removeType(caller: Caller, domain: string, type: EventType): Promise<string[]> {
  const removed: string[] = [];
  await changeWebhooksAudited(caller, await scopeToWrite(caller, domain, []), (current) => {
    const having = ofType(current, type);
    if (having.length === 0) throw notFound('Webhook');
    removed.push(...having.map((webhook) => webhook.url));
    return having.map((webhook) => withoutType(webhook, type));
  });
  return removed;
}

/** v4 POST: adds types to a URL. Throws UrlTakenError when it has one of them. */
export async function addUrlTypes(
  caller: Caller,
  domain: string,
  url: string,
  types: EventType[],
): Promise<UrlsByType> {
  const scope = await scopeToWrite(caller, domain, [url]);
  const { webhooks } = await changeWebhooksAudited(caller, scope, (current) => {
    const webhook = webhookOfUrl(current, url);
    const clash = types.find((type) => webhook?.eventTypes.includes(type));
    if (webhook && clash) throw new UrlTakenError(clash, webhook.url);
    return [addTypes(current, url, types)];
  });
  return byType(webhooks);
}

/** v4 PUT: replaces the types of a URL. Throws `not_found` when the domain does not have it. */
export async function replaceUrlTypes(
  caller: Caller,
  domain: string,
  url: string,
  types: EventType[],
): Promise<UrlsByType> {
  const { webhooks } = await changeWebhooksAudited(caller, await scopeToWrite(caller, domain, []), (current) => {
    const webhook = webhookOfUrl(current, url);
    if (!webhook) throw notFound('Webhook');
    return [setTypes(webhook, types)];
  });
  return byType(webhooks);
}

/**
 * v4 DELETE: removes URLs with all their types; those that the domain does not have are passed over. Each of `lists` is a
 * URL that the domain has, whatever commas it holds, or a list of URLs joined by commas.
 */
export async function removeUrls(caller: Caller, domain: string, lists: string[]): Promise<UrlsByType> {
  const { webhooks } = await changeWebhooksAudited(caller, await scopeToWrite(caller, domain, []), (current) => {
    const named = lists.flatMap((list) => webhookOfUrl(current, list) ?? joinedWebhooks(current, list));
    return [...new Set(named)].map(({ id }) => ({ kind: 'delete', id }));
  });
  return byType(webhooks);
}

/** A comma parts two URLs where a scheme follows it; any other one belongs to its URL. */
function joinedWebhooks(webhooks: readonly WebhookRow[], list: string): WebhookRow[] {
  return list.split(/,\s*(?=https?:\/\/)/i).flatMap((url) => webhookOfUrl(webhooks, url.trim()) ?? []);
}

/** v3 test: a signed sample to a URL that need not be configured. Throws BadUrlError and `not_found`. */
export async function testDomainUrl(caller: Caller, domain: string, type: EventType, url: string): Promise<TestResult> {
  requireAccess(caller, 'webhooks:write');
  const scope = await domainScope(caller, domain);
  const webhook = webhookOfUrl(await listScopeWebhooks(scope), url);
  if (!webhook) await checkNewUrl(caller, url);
  const result = await sendSample({ ...scope, domainName: domain }, webhook ? fullUrl(webhook) : url, type);
  const shownUrl = webhook?.url ?? maskUrl(url).display;
  await recordTest(caller, { id: webhook?.id ?? shownUrl, name: webhook?.description || shownUrl }, type, result);
  return result;
}
