import { env } from '@/lib/config/env';
import { type Caller, requireAccess } from '@/lib/core/access';
import { maxAttempts } from '@/lib/core/retry-schedule';
import type { FailureLog, FailureLogQuery } from '@/lib/schemas/deliveries';
import type { Page } from '@/lib/schemas/page';
import { type FailureLogRow, findFailureLogs } from '@/lib/storage/failure-logs';
import { logFilter } from './log-filter';
import { shownRecipient } from './shown-recipient';

/** Every attempt that did not succeed, newest first (PRODUCT 2 and 4). */
export async function listFailureLogs(caller: Caller, query: FailureLogQuery): Promise<Page<FailureLog>> {
  requireAccess(caller, 'deliveries:read');
  const { rows, nextCursor } = await findFailureLogs(await logFilter(caller, query));
  return { items: rows.map(toFailureLog), nextCursor };
}

/** A failed attempt as clients see it: personal data as it was sent (PRODUCT 2). */
export function toFailureLog(row: FailureLogRow): FailureLog {
  const allowed = maxAttempts({
    eventType: row.eventType,
    retryDelivered: row.retryDelivered,
    schedule: env().RETRY_SCHEDULE,
  });
  return {
    id: `${row.deliveryId}-${row.number}`,
    at: row.at.toISOString(),
    url: row.url,
    reason: row.reason ?? '',
    eventType: row.eventType,
    eventId: row.eventId,
    messageId: row.messageId,
    recipient: shownRecipient(row),
    domain: row.domain,
    webhookId: row.webhookId,
    deliveryId: String(row.deliveryId),
    attempt: row.number,
    // What was final stays final, even if the setting has changed since.
    maxAttempts: row.exhausted ? row.number : Math.max(allowed, row.number),
    statusCode: row.statusCode,
    durationMs: row.durationMs,
    nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
  };
}
