import { domainsQuery, MAX_DOMAIN_PAGES } from '@/lib/client/queries/domains';
import type { Caller } from '@/lib/core/access';
import { domainOperations } from '@/lib/http/openapi/own/domains';
import { listDomains } from '@/lib/services/domains';
import { answerOf, type PrefetchedQuery, prefetched } from './prefetch';

/** The account's domains, as the filters and the list of domains ask for them. */
export function prefetchedDomains(caller: Caller): PrefetchedQuery {
  return prefetched(domainsQuery, async () => {
    const items = [];
    let cursor: string | undefined;
    for (let page = 0; page < MAX_DOMAIN_PAGES; page++) {
      const next: Awaited<ReturnType<typeof listDomains>> = await answerOf(domainOperations.list, caller, () =>
        listDomains(caller, { limit: 100, cursor }),
      );
      items.push(...next.items);
      if (next.nextCursor === null) break;
      cursor = next.nextCursor;
    }
    return items;
  });
}
