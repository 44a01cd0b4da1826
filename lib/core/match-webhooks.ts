import type { EventType } from '@/lib/schemas/event-types';

/** From whose configuration a webhook comes, seen from the event: first the primary, last the domain. */
export type CandidateLevel = 'primary-account' | 'account' | 'domain';

/** A webhook of the event's region that may have to hear of it. */
export interface WebhookCandidate {
  webhookId: string;
  endpointId: number;
  level: CandidateLevel;
  /** Equal for two webhooks exactly when their URLs are the same string (the hash of the URL will do). */
  urlKey: string;
  enabled: boolean;
  eventTypes: EventType[];
}

/** A webhook that stays silent because an earlier one has the same URL. */
export interface SkippedDuplicate {
  webhookId: string;
  level: CandidateLevel;
  /** The id of the webhook that sends in its place. */
  wonBy: string;
}

const ORDER: readonly CandidateLevel[] = ['primary-account', 'account', 'domain'];

/**
 * Which URLs hear of an event (PRODUCT 2): of the webhooks that are enabled and subscribed to its type,
 * each unique URL once; on a clash the primary's account level wins over the account's, and that over
 * the domain's. Within a level the order given (by creation) decides.
 *
 * An account that is a primary itself has `account` candidates and no `primary-account` ones. The
 * caller gives candidates of one region, of the event's own account, its primary and its domain only.
 */
export function matchWebhooks(
  candidates: readonly WebhookCandidate[],
  event: { type: EventType },
): { winners: WebhookCandidate[]; skipped: SkippedDuplicate[] } {
  const winnerOfUrl = new Map<string, WebhookCandidate>();
  const skipped: SkippedDuplicate[] = [];
  for (const level of ORDER) {
    for (const candidate of candidates) {
      if (candidate.level !== level || !candidate.enabled || !candidate.eventTypes.includes(event.type)) continue;
      const winner = winnerOfUrl.get(candidate.urlKey);
      if (winner === undefined) winnerOfUrl.set(candidate.urlKey, candidate);
      else skipped.push({ webhookId: candidate.webhookId, level, wonBy: winner.webhookId });
    }
  }
  return { winners: [...winnerOfUrl.values()], skipped };
}
