import { type Caller, requireAccess } from '@/lib/core/access';
import { AppError } from '@/lib/core/app-error';
import { redactEvent } from '@/lib/core/redact-event';
import type { StoryEvent, StoryQuery } from '@/lib/schemas/message-story';
import type { Page } from '@/lib/schemas/page';
import { type EventDelivery, listEventDeliveries } from '@/lib/storage/queue/list-event-deliveries';
import { findStoryEvents, type StoryEventRow } from '@/lib/storage/story-events';
import { idScope } from './log-scope';
import { presentSkips, storedSkips, tracesOf } from './skipped-webhooks';

/** The event as far as the story tells it, redacted where what was sent of it last was (PRODUCT 2). */
function told(row: StoryEventRow, deliveries: EventDelivery[]): Pick<StoryEvent, 'recipient' | 'severity' | 'reason'> {
  const sent = deliveries.flatMap(({ lastRedacted }) => (lastRedacted === null ? [] : [lastRedacted]));
  const redacted = sent.length === 0 ? row.redactedNow : sent.some((each) => each);
  const stored = JSON.parse(row.payload) as object;
  const event = (redacted ? redactEvent(stored) : stored) as Record<string, unknown>;
  const text = (name: string) => (typeof event[name] === 'string' ? { [name]: event[name] } : {});
  return { recipient: row.recipient, ...text('recipient'), ...text('severity'), ...text('reason') };
}

/**
 * What happened to one message, oldest first, and who was told of it (PRODUCT 4): the events of a message-id, of a recipient, or
 * one event, on domains of the caller's account and, for a primary, of its subaccounts. Deliveries are those of the webhooks
 * that the caller may see; of a primary's webhook that won, a subaccount hears no more than that.
 */
export async function tellStory(caller: Caller, query: StoryQuery): Promise<Page<StoryEvent>> {
  requireAccess(caller, 'deliveries:read');
  const { messageId, recipient, eventId, cursor, limit } = query;
  if ([messageId, recipient, eventId].filter((each) => each !== undefined).length !== 1) {
    throw new AppError('invalid_request', 'Give exactly one of messageId, recipient and eventId.', {
      messageId: 'Give exactly one of messageId, recipient and eventId.',
    });
  }
  const accountIds = await idScope(caller);
  const scope = { accountIds, region: caller.region };
  const { rows, nextCursor } = await findStoryEvents({ ...scope, messageId, recipient, eventId, cursor, limit });
  const all = await listEventDeliveries(rows.map(({ id }) => id));
  const traces = await tracesOf(rows.flatMap(({ skipped }) => storedSkips(skipped)));
  const items = rows.map((row): StoryEvent => {
    const ofEvent = all.filter(({ eventRowId }) => eventRowId === row.id);
    return {
      id: row.eventId,
      type: row.type,
      occurredAt: row.occurredAt.toISOString(),
      domain: row.domain,
      messageId: row.messageId,
      ...told(row, ofEvent),
      deliveries: ofEvent.flatMap((delivery) => {
        const { accountId, webhookId } = delivery;
        if (accountId === null || webhookId === null || !accountIds.includes(accountId)) return [];
        const { id, status, url, attempts, lastStatusCode } = delivery;
        return [{ id: String(id), status, url, webhookId, attempts, lastStatusCode }];
      }),
      skipped: presentSkips(storedSkips(row.skipped), traces, accountIds),
    };
  });
  return { items, nextCursor };
}
