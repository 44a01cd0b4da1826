import { z } from 'zod';
import type { SkippedWebhook } from '@/lib/schemas/deliveries';
import { findWebhookTraces, type WebhookTraceRow } from '@/lib/storage/webhook-traces';

/** What an event keeps of the webhooks that were left out when it was accepted (core/match-webhooks). */
const skippedSchema = z.array(
  z.object({ webhookId: z.string(), level: z.enum(['primary-account', 'account', 'domain']), wonBy: z.string() }),
);
export type StoredSkip = z.infer<typeof skippedSchema>[number];

/** The duplicates that an event recorded; none where it recorded nothing. */
export function storedSkips(skipped: unknown): StoredSkip[] {
  return skippedSchema.catch([]).parse(skipped ?? []);
}

/** What is known of all webhooks that some skips name. */
export function tracesOf(skips: readonly StoredSkip[]): Promise<Map<string, WebhookTraceRow>> {
  return findWebhookTraces([...new Set(skips.flatMap(({ webhookId, wonBy }) => [webhookId, wonBy]))]);
}

/**
 * Skipped duplicates for people (PRODUCT 2): only webhooks of `accountIds`, and of the winner no more than its level where
 * that is another account's. A webhook that was deleted before its like was kept is told by its id alone.
 */
export function presentSkips(
  skips: readonly StoredSkip[],
  traces: ReadonlyMap<string, WebhookTraceRow>,
  accountIds: readonly string[],
): SkippedWebhook[] {
  const isOurs = (webhookId: string) => {
    const trace = traces.get(webhookId);
    return trace !== undefined && accountIds.includes(trace.accountId);
  };
  return skips
    .filter(({ webhookId }) => !traces.has(webhookId) || isOurs(webhookId))
    .map(({ webhookId, level, wonBy }) => ({
      webhookId,
      level: level === 'domain' ? 'domain' : 'account',
      description: traces.get(webhookId)?.description ?? '',
      wonBy: isOurs(wonBy) ? wonBy : null,
      reason: reasonOf(traces.get(wonBy), isOurs(wonBy)),
    }));
}

const named = (description: string) => (description === '' ? '' : ` “${description}”`);

function reasonOf(winner: WebhookTraceRow | undefined, isOurs: boolean): string {
  if (winner === undefined) return 'Another webhook has the same URL and was told instead.';
  if (!isOurs) return 'The primary account has an account-level webhook with the same URL, which was told instead.';
  const level = winner.domainId === null ? 'account' : 'domain';
  return `The ${level}-level webhook${named(winner.description)} has the same URL and was told instead.`;
}
