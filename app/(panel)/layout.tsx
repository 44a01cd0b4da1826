import type { ReactNode } from 'react';
import { PanelShell } from '@/components/shell/panel-shell';
import { currentCaller } from '@/lib/auth/session';
import { meQuery } from '@/lib/client/queries/me';
import { accountOperations } from '@/lib/http/openapi/own/account';
import { describeCaller } from '@/lib/services/me';
import { answerOf, Prefetch, prefetched } from './prefetch';

export const dynamic = 'force-dynamic';

export default async function PanelLayout({ children }: { children: ReactNode }) {
  const caller = await currentCaller();
  // The page itself sends whoever is not signed in to the login, because only it knows its address.
  if (!caller) return children;
  const me = prefetched(meQuery, () => answerOf(accountOperations.me, caller, () => describeCaller(caller)));
  return (
    <Prefetch queries={[me]}>
      <PanelShell>{children}</PanelShell>
    </Prefetch>
  );
}
