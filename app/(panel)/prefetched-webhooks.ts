import { webhooksQuery } from '@/lib/client/queries/webhooks';
import type { Caller } from '@/lib/core/access';
import { webhookOperations } from '@/lib/http/openapi/own/webhooks';
import { listWebhooks } from '@/lib/services/webhooks';
import { answerOf, type PrefetchedQuery, prefetched } from './prefetch';

/** The account's webhooks, as their list and the filters of the logs ask for them. */
export function prefetchedWebhooks(caller: Caller): PrefetchedQuery {
  return prefetched(webhooksQuery, () => answerOf(webhookOperations.list, caller, () => listWebhooks(caller)));
}
