'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button/button';
import { prepareMenus } from '@/components/ui/menu/menu-state';
import { Alert } from '@/components/ui/states/alert';
import { Skeleton } from '@/components/ui/states/skeleton';
import { prepareToasts } from '@/components/ui/toast/toasts';
import { prepareTooltips } from '@/components/ui/tooltip/tooltip';
import { errorMessage } from '@/lib/client/api-error';
import { meQuery } from '@/lib/client/queries/me';
import { Logo } from './logo';
import { Navigation } from './navigation';
import { OfflineNotice } from './offline-notice';
import { Overlays } from './overlays';
import { SubaccountBanner } from './subaccount-banner';
import { TopBar } from './top-bar';
import { useLoadAhead } from './use-load-ahead';
import { prepareUserMenu } from './user-menu';
import { ViewGuard } from './view-guard';

const AHEAD = [prepareToasts, prepareMenus, prepareUserMenu, prepareTooltips];

/** Navigation, top bar and the page, once it is known who is here. */
export function PanelShell({ children }: { children: ReactNode }) {
  const me = useQuery(meQuery);
  useLoadAhead(AHEAD);
  return (
    <Overlays>
      {/* Before everything, so that it is the first thing that Tab comes to. */}
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-60 focus:rounded-md focus:bg-surface focus:px-3 focus:py-2 focus:shadow-float"
      >
        Skip to content
      </a>
      <div className="grid min-h-dvh md:grid-cols-[15rem_minmax(0,1fr)]">
        <aside className="sticky top-0 hidden h-dvh flex-col overflow-y-auto border-r bg-surface md:flex">
          <Link href="/send/sending/webhooks" className="flex h-13 shrink-0 items-center border-b px-5">
            <Logo />
          </Link>
          <Navigation />
        </aside>
        <div className="flex min-w-0 flex-col">
          {me.data ? (
            <>
              <ViewGuard />
              <TopBar />
              <SubaccountBanner />
              <OfflineNotice />
            </>
          ) : (
            <div className="flex h-13 items-center border-b bg-surface px-5">
              <Skeleton className="w-40" />
            </div>
          )}
          <main
            id="content"
            tabIndex={-1}
            className="mx-auto w-full max-w-6xl flex-1 px-4 py-5 outline-none sm:px-6 sm:py-7"
          >
            {me.data && children}
            {me.isError && (
              <Alert
                tone="danger"
                title="Your account could not be loaded"
                action={
                  <Button size="sm" onClick={() => me.refetch()}>
                    Try again
                  </Button>
                }
              >
                {errorMessage(me.error)}
              </Alert>
            )}
          </main>
        </div>
      </div>
    </Overlays>
  );
}
