import { queryOptions, useMutation, useSuspenseQuery } from '@tanstack/react-query';
import type { Region } from '@/lib/schemas/regions';
import { tellOtherTabs } from '../other-tabs';
import { request } from '../request';
import { shownView } from '../shown-view';

export const meSchema = async () => (await import('@/lib/schemas/account')).meSchema;

export const meKey = ['me'] as const;

export const meQuery = queryOptions({
  queryKey: meKey,
  queryFn: ({ signal }) => request(meSchema, '/api/me', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Who is signed in, where they are and what they may do. The panel's layout has already loaded it. */
export function useMe() {
  return useSuspenseQuery(meQuery).data;
}

/** Whether the person may do `action` (PRODUCT 3) in the account that they look at. */
export function useCan(action: string): boolean {
  return useMe().permissions.includes(action);
}

// Both changes put another account or region in front of every query, so the page is loaded
// afresh: nothing that was fetched before may stay in memory.
const START = '/send/sending/webhooks';
export const startAfresh = () => window.location.assign(START);

/** This tab is on its way; the others are not. */
function move(): void {
  shownView.show(null);
  tellOtherTabs();
  startAfresh();
}

/** Steps into another account (the home account or one of its subaccounts). */
export function useSwitchAccount() {
  return useMutation({
    mutationFn: (accountId: string) =>
      request(null, '/api/session/account', { method: 'POST', body: { accountId }, anyView: true }),
    onSuccess: move,
  });
}

/** Looks at another region. */
export function useSwitchRegion() {
  return useMutation({
    mutationFn: (region: Region) =>
      request(null, '/api/session/region', { method: 'POST', body: { region }, anyView: true }),
    onSuccess: move,
  });
}
