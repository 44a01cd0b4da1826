import type { Metadata } from 'next';
import { cache } from 'react';
import { apiQuery } from '@/app/(panel)/api-query';
import { answerOf, Prefetch, prefetched } from '@/app/(panel)/prefetch';
import { readAddressOf } from '@/app/(panel)/read-address';
import { requireSignIn, type SearchParams } from '@/app/(panel)/require-sign-in';
import { STATS_PARAMETERS } from '@/components/webhooks/stats/stats-parameters';
import { WebhookPage } from '@/components/webhooks/webhook-page';
import { currentCaller } from '@/lib/auth/session';
import { recentDeliveriesFilter, recentDeliveriesQuery } from '@/lib/client/queries/recent-deliveries';
import { webhookStatsQuery } from '@/lib/client/queries/stats';
import { webhookQuery } from '@/lib/client/queries/webhooks';
import { statsQueryOf } from '@/lib/client/stats-ranges';
import type { Caller } from '@/lib/core/access';
import { deliveryOperations } from '@/lib/http/openapi/own/deliveries';
import { statsOperations } from '@/lib/http/openapi/own/stats';
import { webhookOperations } from '@/lib/http/openapi/own/webhooks';
import { listDeliveries } from '@/lib/services/deliveries';
import { readStats } from '@/lib/services/stats';
import { getWebhook } from '@/lib/services/webhooks';

interface Props {
  params: Promise<{ webhookId: string }>;
  searchParams: SearchParams;
}

/** Read once for the title and the page. */
const readWebhook = cache((caller: Caller, id: string) =>
  answerOf(webhookOperations.get, caller, () => getWebhook(caller, id)),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const caller = await currentCaller();
  // The page itself says what is wrong where there is none.
  const webhook = caller && (await readWebhook(caller, (await params).webhookId).catch(() => null));
  return { title: webhook?.description || 'Webhook' };
}

export default async function Page({ params, searchParams }: Props) {
  const { webhookId } = await params;
  const caller = await requireSignIn(`/send/sending/webhooks/${encodeURIComponent(webhookId)}`, searchParams);
  const { range } = await readAddressOf(STATS_PARAMETERS, searchParams);
  const { read } = statsOperations;
  const { list } = deliveryOperations;
  const queries = [
    prefetched(webhookQuery(webhookId), () => readWebhook(caller, webhookId)),
    prefetched(webhookStatsQuery(webhookId, range), () =>
      answerOf(read, caller, () => readStats(caller, apiQuery(read, statsQueryOf(webhookId, range)))),
    ),
    prefetched(recentDeliveriesQuery(webhookId), () =>
      answerOf(list, caller, () => listDeliveries(caller, apiQuery(list, recentDeliveriesFilter(webhookId)))),
    ),
  ];
  return (
    <Prefetch queries={queries}>
      <WebhookPage id={webhookId} />
    </Prefetch>
  );
}
