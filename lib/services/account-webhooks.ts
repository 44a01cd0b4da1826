import { type Caller, requireAccess } from '@/lib/core/access';
import { notFound } from '@/lib/core/app-error';
import type { EventType } from '@/lib/schemas/event-types';
import { newObjectId } from '@/lib/storage/ids';
import type { WebhookRow } from '@/lib/storage/webhook-rows';
import { listScopeWebhooks } from '@/lib/storage/webhooks';
import { changeWebhooksAudited } from './change-webhooks-audited';
import { accountScope } from './webhook-scope';
import { checkNewUrls, webhookOfUrl } from './webhook-url';

// Account-level webhooks as Mailgun's v1 sees them (MAILGUN 1.4): domain-level ones do not exist here.

/** What v1 shows of a webhook. */
export type WebhookView = Pick<WebhookRow, 'id' | 'description' | 'url' | 'eventTypes' | 'createdAt'>;

interface AccountWebhookInput {
  url: string;
  description: string;
  eventTypes: EventType[];
}

/** All account-level webhooks, or those of them that are among `ids`. */
export async function listAccountLevel(caller: Caller, ids: readonly string[] = []): Promise<WebhookView[]> {
  requireAccess(caller, 'webhooks:read');
  const webhooks = await listScopeWebhooks(accountScope(caller));
  return ids.length === 0 ? webhooks : webhooks.filter((webhook) => ids.includes(webhook.id));
}

/** One account-level webhook. Throws `not_found`. */
export async function getAccountLevel(caller: Caller, id: string): Promise<WebhookView> {
  requireAccess(caller, 'webhooks:read');
  return findRow(caller, id);
}

async function findRow(caller: Caller, id: string): Promise<WebhookRow> {
  const webhook = (await listScopeWebhooks(accountScope(caller))).find((candidate) => candidate.id === id);
  if (!webhook) throw notFound('Webhook');
  return webhook;
}

/** Answers the new webhook's id. Throws BadUrlError, EventTypeFullError, UrlTakenError. */
export async function createAccountLevel(caller: Caller, input: AccountWebhookInput): Promise<string> {
  requireAccess(caller, 'webhooks:write');
  await checkNewUrls(caller, [], [input.url]);
  const id = newObjectId();
  await changeWebhooksAudited(caller, accountScope(caller), () => [{ kind: 'create', id, ...input }]);
  return id;
}

/** Full replacement. The webhook's own URL, also as its masked display, is kept with its credentials. */
export async function replaceAccountLevel(caller: Caller, id: string, input: AccountWebhookInput): Promise<void> {
  requireAccess(caller, 'webhooks:write');
  const { url, ...rest } = input;
  const before = await findRow(caller, id);
  const changesUrl = webhookOfUrl([before], url) === undefined;
  if (changesUrl) await checkNewUrls(caller, [], [url]);
  await changeWebhooksAudited(caller, accountScope(caller), (current) => {
    if (!current.some((webhook) => webhook.id === id)) throw notFound('Webhook');
    return [{ kind: 'update', id, ...rest, ...(changesUrl ? { url } : {}) }];
  });
}

/** Deletes those of the ids that there are, or all; answers how many. */
export async function deleteAccountLevel(caller: Caller, ids: readonly string[] | 'all'): Promise<number> {
  requireAccess(caller, 'webhooks:write');
  let deleted = 0;
  await changeWebhooksAudited(caller, accountScope(caller), (current) => {
    const chosen = ids === 'all' ? current : current.filter((webhook) => ids.includes(webhook.id));
    deleted = chosen.length;
    return chosen.map(({ id }) => ({ kind: 'delete', id }));
  });
  return deleted;
}
