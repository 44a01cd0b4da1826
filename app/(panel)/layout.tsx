import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { PanelShell } from '@/components/shell/panel-shell';
import { currentCaller } from '@/lib/auth/session';
import { meKey } from '@/lib/client/queries/me';
import { describeCaller } from '@/lib/services/me';

export const dynamic = 'force-dynamic';

export default async function PanelLayout({ children }: { children: ReactNode }) {
  const caller = await currentCaller();
  // The page itself sends whoever is not signed in to the login, because only it knows its address.
  if (!caller) return children;
  const client = new QueryClient();
  await client.prefetchQuery({ queryKey: meKey, queryFn: () => describeCaller(caller) });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PanelShell>{children}</PanelShell>
    </HydrationBoundary>
  );
}
