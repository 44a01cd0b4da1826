import type { Metadata } from 'next';
import { apiQuery } from '@/app/(panel)/api-query';
import { answerOf, Prefetch, prefetched, prefetchedPage } from '@/app/(panel)/prefetch';
import { prefetchedDomains } from '@/app/(panel)/prefetched-domains';
import { prefetchedWebhooks } from '@/app/(panel)/prefetched-webhooks';
import { readAddressOf } from '@/app/(panel)/read-address';
import { requireSignIn, type SearchParams } from '@/app/(panel)/require-sign-in';
import { DeliveryList } from '@/components/deliveries/delivery-list';
import { filtersOf, LOG_PARAMETERS } from '@/components/deliveries/log-parameters';
import { text } from '@/lib/client/address-parameters';
import { deliveriesQuery, deliveryQuery } from '@/lib/client/queries/deliveries';
import { filterQuery } from '@/lib/client/queries/log-filters';
import { deliveryOperations } from '@/lib/http/openapi/own/deliveries';
import { getDelivery, listDeliveries } from '@/lib/services/deliveries';

export const metadata: Metadata = { title: 'Deliveries' };
const PARAMETERS = { ...LOG_PARAMETERS, delivery: text };

export default async function DeliveriesPage({ searchParams }: { searchParams: SearchParams }) {
  const caller = await requireSignIn('/send/sending/webhooks/deliveries', searchParams);
  const { delivery: open, ...state } = await readAddressOf(PARAMETERS, searchParams);
  const filters = filtersOf(state);
  const { list, get } = deliveryOperations;
  const queries = [
    prefetchedDomains(caller),
    prefetchedWebhooks(caller),
    prefetchedPage(deliveriesQuery(filters), () =>
      answerOf(list, caller, () => listDeliveries(caller, apiQuery(list, filterQuery(filters)))),
    ),
    ...(open ? [prefetched(deliveryQuery(open), () => answerOf(get, caller, () => getDelivery(caller, open)))] : []),
  ];
  return (
    <Prefetch queries={queries}>
      <DeliveryList />
    </Prefetch>
  );
}
