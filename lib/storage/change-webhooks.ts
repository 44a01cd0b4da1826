import { createHash } from 'node:crypto';
import { AppError } from '@/lib/core/app-error';
import { maskUrl } from '@/lib/core/destination-policy';
import type { EventType } from '@/lib/schemas/event-types';
import type { Prisma } from './generated/client';
import { pool } from './pool';
import { prisma } from './prisma';
import { CANCELED_AT_ONCE, cancelDeliveries } from './queue/cancel-deliveries';
import { cancelDropped, DROPPED } from './queue/cancel-dropped';
import { ScopePlaces } from './scope-places';
import { seal } from './secret-box';
import { toWebhookRow, type WebhookRow, webhookInclude } from './webhook-rows';
import { type WebhookScope, webhookUrlContext } from './webhooks';

/** What is to happen to one webhook of a scope. URLs are exact, credentials included. */
export type WebhookChange =
  | {
      kind: 'create';
      id: string;
      url: string;
      description: string;
      eventTypes: readonly EventType[];
      rateLimit?: number | null;
    }
  | {
      kind: 'update';
      id: string;
      url?: string;
      description?: string;
      enabled?: boolean;
      rateLimit?: number | null;
      eventTypes?: readonly EventType[];
    }
  | { kind: 'delete'; id: string };

type Tx = Prisma.TransactionClient;
type Update = Extract<WebhookChange, { kind: 'update' }>;

/** SHA-256 of an exact URL: what makes two URLs the same. */
export function hashUrl(url: string): Buffer {
  return createHash('sha256').update(url).digest();
}

function urlColumns(id: string, url: string) {
  const { display, hasCredentials } = maskUrl(url);
  const urlHash = new Uint8Array(hashUrl(url));
  return { url: display, urlSecret: hasCredentials ? seal(url, webhookUrlContext(id)) : null, urlHash };
}

const STILL_CANCELING =
  'What was owed to this webhook when it was disabled is still being canceled. Enable it again in a few seconds.';

/** Takes away: cancels what was owed and frees places, so that they can be taken by the same request. */
async function release(tx: Tx, webhook: WebhookRow, change: WebhookChange): Promise<number> {
  const endpointIds = [webhook.endpointId];
  if (change.kind === 'delete') {
    const canceled = await cancelDeliveries(tx, { endpointIds, reason: 'The webhook was deleted.' });
    await tx.webhook.delete({ where: { id: webhook.id } });
    return canceled;
  }
  if (change.kind !== 'update') return 0;
  let canceled = 0;
  if (change.enabled === false && webhook.enabled) {
    canceled += await cancelDeliveries(tx, { endpointIds, reason: 'The webhook was disabled.' });
  }
  if (change.enabled === true && !webhook.enabled) {
    // What came back since it was disabled, and what there was too much of to cancel with it, must not go out now.
    const left = await cancelDeliveries(tx, { endpointIds, reason: 'The webhook was disabled.' });
    if (left > CANCELED_AT_ONCE) throw new AppError('conflict', STILL_CANCELING);
  }
  const dropped = webhook.eventTypes.filter((type) => change.eventTypes?.includes(type) === false);
  if (dropped.length === 0) return canceled;
  canceled += await cancelDeliveries(tx, { endpointIds, eventTypes: dropped, reason: DROPPED });
  await tx.webhookEventType.deleteMany({ where: { webhookId: webhook.id, eventType: { in: dropped } } });
  return canceled;
}

async function update(tx: Tx, places: ScopePlaces, webhook: WebhookRow, change: Update): Promise<void> {
  const columns = change.url === undefined ? undefined : urlColumns(webhook.id, change.url);
  await tx.webhook.update({
    where: { id: webhook.id },
    data: {
      ...columns,
      ...(change.description === undefined ? {} : { description: change.description }),
      ...(change.enabled === undefined ? {} : { enabled: change.enabled }),
      ...(change.rateLimit === undefined ? {} : { rateLimit: change.rateLimit }),
      // Also when nothing but the event types changes.
      updatedAt: new Date(),
    },
  });
  const target = columns ?? { url: webhook.url, urlHash: new Uint8Array(Buffer.from(webhook.urlHash, 'hex')) };
  if (columns) await places.rename(tx, webhook.id, target);
  const added = change.eventTypes?.filter((type) => !webhook.eventTypes.includes(type)) ?? [];
  await places.take(tx, webhook.id, target, added);
}

async function readScope(tx: Tx, { accountId, domainId, region }: WebhookScope): Promise<WebhookRow[]> {
  const found = await tx.webhook.findMany({
    where: { accountId, domainId, region },
    include: webhookInclude,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return found.map(toWebhookRow);
}

/** The order that a type's webhooks are to have afterwards; otherwise that in which they were added. */
export interface TypeOrder {
  eventType: EventType;
  idsOf: (webhooks: readonly WebhookRow[]) => string[];
}

/**
 * Changes the webhooks of one scope, all or nothing. `plan` sees them as they are, with every other writer of
 * the scope kept waiting, and says what is to happen; it may throw. Answers the webhooks afterwards and how many
 * pending deliveries were canceled. Throws EventTypeFullError and UrlTakenError.
 */
export async function changeWebhooks(
  scope: WebhookScope,
  plan: (current: WebhookRow[]) => WebhookChange[],
  order?: TypeOrder,
): Promise<{ webhooks: WebhookRow[]; canceledDeliveries: number }> {
  const scopeId = scope.domainId ?? scope.accountId;
  const changed = await prisma().$transaction(
    async (tx) => {
      await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${scopeId}::text || ${scope.region}::text, 0))`;
      const current = await readScope(tx, scope);
      const changes = plan(current);
      const before = new Map(current.map((webhook) => [webhook.id, webhook]));
      let canceledDeliveries = 0;
      for (const change of changes) {
        const webhook = before.get(change.id);
        if (webhook) canceledDeliveries += await release(tx, webhook, change);
      }
      const places = await ScopePlaces.read(tx, scopeId, scope.region);
      for (const change of changes) {
        const webhook = before.get(change.id);
        if (change.kind === 'update' && webhook) await update(tx, places, webhook, change);
        if (change.kind !== 'create') continue;
        const { id, description, rateLimit = null } = change;
        const columns = urlColumns(id, change.url);
        await tx.webhook.create({ data: { ...scope, id, description, rateLimit, ...columns } });
        await places.take(tx, id, columns, change.eventTypes);
      }
      const { eventType, idsOf } = order ?? {};
      const webhookIds = idsOf?.(await readScope(tx, scope)) ?? [];
      await places.arrange(tx, eventType && { eventType, webhookIds });
      const webhooks = await readScope(tx, scope);
      const typed = changes.filter((change) => change.kind === 'update' && change.eventTypes !== undefined);
      const endpointIds = typed.flatMap(({ id }) => before.get(id)?.endpointId ?? []);
      return { webhooks, canceledDeliveries, endpointIds };
    },
    // Writers of one scope queue up behind its lock.
    { maxWait: 15_000, timeout: 20_000 },
  );
  const { webhooks, canceledDeliveries, endpointIds } = changed;
  // The change is made, whatever becomes of this.
  if (canceledDeliveries > CANCELED_AT_ONCE) await cancelDropped(pool(), endpointIds).catch(() => {});
  return { webhooks, canceledDeliveries };
}
