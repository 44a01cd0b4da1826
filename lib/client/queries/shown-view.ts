import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { viewOf } from '@/lib/schemas/view-header';
import { onOtherTabMoved, tellOtherTabs } from '../other-tabs';
import { request } from '../request';
import { shownView } from '../shown-view';
import { meKey, meSchema, useMe } from './me';

/** Asks the server for anything at all: it refuses where this tab shows another view, which `request` notes. */
const look = () => request(null, '/api/me');

/** For what follows a link, which says nothing of the view: whether the server would do anything for this tab now. */
export function useViewCheck() {
  return useMutation({ mutationFn: look });
}

/** Whether the browser is in another account or region than this tab shows. From here on the server is told what it shows. */
export function useIsAway(): boolean {
  const { account, region } = useMe();
  const view = viewOf(account, region);
  useEffect(() => {
    shownView.show(view);
    return onOtherTabMoved(() => {
      void look().then(
        () => shownView.setAway(false),
        () => {},
      );
    });
  }, [view]);
  return useSyncExternalStore(shownView.subscribe, shownView.isAway, () => false);
}

/** Where the browser is by now. */
export function useWhereabouts() {
  return useQuery({
    queryKey: [...meKey, 'now'] as const,
    queryFn: ({ signal }) => request(meSchema, '/api/me', { signal, anyView: true }),
    staleTime: 0,
    gcTime: 0,
  });
}

/** Takes the browser back to what this tab shows; what was refused meanwhile is asked for again. */
export function useComeBack() {
  const client = useQueryClient();
  const { account, region } = useMe();
  return useMutation({
    mutationFn: async () => {
      const options = { method: 'POST', anyView: true } as const;
      await request(null, '/api/session/account', { ...options, body: { accountId: account.id } });
      await request(null, '/api/session/region', { ...options, body: { region } });
    },
    onSuccess: () => {
      tellOtherTabs();
      shownView.setAway(false);
      return client.invalidateQueries();
    },
  });
}
