import type { Metadata } from 'next';
import { apiQuery } from '@/app/(panel)/api-query';
import { answerOf, Prefetch, prefetchedPage } from '@/app/(panel)/prefetch';
import { prefetchedDomains } from '@/app/(panel)/prefetched-domains';
import { prefetchedWebhooks } from '@/app/(panel)/prefetched-webhooks';
import { readAddressOf } from '@/app/(panel)/read-address';
import { requireSignIn, type SearchParams } from '@/app/(panel)/require-sign-in';
import { failureLogFiltersOf, LOG_PARAMETERS } from '@/components/deliveries/log-parameters';
import { FailureLogList } from '@/components/failure-logs/failure-log-list';
import { failureLogsQuery } from '@/lib/client/queries/failure-logs';
import { filterQuery } from '@/lib/client/queries/log-filters';
import { deliveryOperations } from '@/lib/http/openapi/own/deliveries';
import { listFailureLogs } from '@/lib/services/failure-logs';

export const metadata: Metadata = { title: 'Failure logs' };

export default async function FailureLogsPage({ searchParams }: { searchParams: SearchParams }) {
  const caller = await requireSignIn('/send/sending/webhooks/failure-logs', searchParams);
  const filters = failureLogFiltersOf(await readAddressOf(LOG_PARAMETERS, searchParams));
  const { listFailureLogs: list } = deliveryOperations;
  const queries = [
    prefetchedDomains(caller),
    prefetchedWebhooks(caller),
    prefetchedPage(failureLogsQuery(filters), () =>
      answerOf(list, caller, () => listFailureLogs(caller, apiQuery(list, filterQuery(filters)))),
    ),
  ];
  return (
    <Prefetch queries={queries}>
      <FailureLogList />
    </Prefetch>
  );
}
