import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Domain } from '@/lib/schemas/account';
import type { Page } from '@/lib/schemas/page';
import { pageOf } from '../page-of';
import { request } from '../request';
import { webhookKeys } from './webhooks';

const domainSchema = async () => (await import('@/lib/schemas/account')).domainSchema;

export const domainsKey = ['domains'] as const;
const pageSchema = pageOf(domainSchema);

/** How many domains the panel lists: more than that are reached through the API. */
export const MAX_DOMAIN_PAGES = 10;

export const domainsQuery = queryOptions({
  queryKey: domainsKey,
  queryFn: async ({ signal }) => {
    const items = [];
    let cursor: string | null = null;
    for (let page = 0; page < MAX_DOMAIN_PAGES; page++) {
      const next: Page<Domain> = await request(pageSchema, '/api/domains', {
        query: { limit: 100, cursor },
        signal,
      });
      items.push(...next.items);
      cursor = next.nextCursor;
      if (cursor === null) break;
    }
    return items;
  },
});

/** Sending domains of the account in the region. */
export function useDomains() {
  return useQuery(domainsQuery);
}

export function useAddDomain() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => request(null, '/api/domains', { method: 'POST', body: { name } }),
    onSuccess: () => client.invalidateQueries({ queryKey: domainsKey }),
  });
}

/** Marks a domain as verified. */
export function useVerifyDomain() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) =>
      request(domainSchema, `/api/domains/${encodeURIComponent(name)}/verify`, { method: 'POST' }),
    onSuccess: () => client.invalidateQueries({ queryKey: domainsKey }),
  });
}

/** Deletes a domain and with it its domain-level webhooks. */
export function useDeleteDomain() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => request(null, `/api/domains/${encodeURIComponent(name)}`, { method: 'DELETE' }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: domainsKey }),
        client.invalidateQueries({ queryKey: webhookKeys.all }),
      ]),
  });
}
