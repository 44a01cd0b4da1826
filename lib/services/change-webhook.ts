import type { z } from 'zod';
import { type Caller, requireAccess } from '@/lib/core/access';
import { AppError, notFound } from '@/lib/core/app-error';
import type { createWebhookSchema, updateWebhookSchema, Webhook } from '@/lib/schemas/webhooks';
import { newObjectId } from '@/lib/storage/ids';
import type { WebhookRow } from '@/lib/storage/webhook-rows';
import { changeWebhooksAudited } from './change-webhooks-audited';
import { describeWebhook } from './present-webhook';
import { getWebhookRow, scopeOf, scopeOfWebhook } from './webhook-scope';
import { checkNewUrl, webhookOfUrl } from './webhook-url';

/** Throws `conflict` for a URL that the domain has a webhook with. `others` are those of one scope. */
export function requireOwnUrl(others: readonly WebhookRow[], url: string): void {
  // A domain has one webhook per URL, for Mailgun's doors name it by nothing else (MAILGUN 1.2, 1.3).
  if (!others.some((other) => other.domainId !== null) || !webhookOfUrl(others, url)) return;
  const reason = 'This domain has a webhook with this URL already. Add the event types there.';
  throw new AppError('conflict', reason, { url: reason });
}

function pick(webhooks: readonly WebhookRow[], id: string): WebhookRow {
  const webhook = webhooks.find((candidate) => candidate.id === id);
  if (!webhook) throw notFound('Webhook');
  return webhook;
}

/**
 * Makes a webhook. Throws `invalid_request` for a URL that may not be sent to, `not_found` for a foreign domain,
 * `conflict` for a URL that is there already and `limit_reached` for a fourth URL of a type (PRODUCT 2).
 */
export async function createWebhook(caller: Caller, input: z.output<typeof createWebhookSchema>): Promise<Webhook> {
  requireAccess(caller, 'webhooks:write');
  const scope = await scopeOf(caller, input);
  await checkNewUrl(caller, input.url);
  const id = newObjectId();
  const { url, description, eventTypes, rateLimit = null } = input;
  const { webhooks } = await changeWebhooksAudited(caller, scope, (current) => {
    requireOwnUrl(current, url);
    return [{ kind: 'create', id, url, description, eventTypes, rateLimit }];
  });
  return describeWebhook(pick(webhooks, id));
}

/** Changes what is named. Disabling cancels the pending deliveries, dropping an event type those of that type. */
export async function updateWebhook(
  caller: Caller,
  id: string,
  input: z.output<typeof updateWebhookSchema>,
): Promise<Webhook> {
  requireAccess(caller, 'webhooks:write');
  const before = await getWebhookRow(caller, id);
  // Its own URL, also as the masked display that a form sends back, is no change.
  const { url: wanted, ...rest } = input;
  const url = wanted !== undefined && webhookOfUrl([before], wanted) === undefined ? wanted : undefined;
  if (url !== undefined) await checkNewUrl(caller, url);
  const { webhooks } = await changeWebhooksAudited(caller, scopeOfWebhook(before), (current) => {
    pick(current, id);
    if (url !== undefined) {
      requireOwnUrl(
        current.filter((other) => other.id !== id),
        url,
      );
    }
    const changes = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
    return [{ kind: 'update', id, ...changes, ...(url === undefined ? {} : { url }) }];
  });
  return describeWebhook(pick(webhooks, id));
}

/** Deletes a webhook and cancels what is still owed to it; answers how many deliveries that were. */
export async function deleteWebhook(caller: Caller, id: string): Promise<{ id: string; canceledDeliveries: number }> {
  requireAccess(caller, 'webhooks:write');
  const before = await getWebhookRow(caller, id);
  const { canceledDeliveries } = await changeWebhooksAudited(caller, scopeOfWebhook(before), (current) => {
    pick(current, id);
    return [{ kind: 'delete', id }];
  });
  return { id, canceledDeliveries };
}
