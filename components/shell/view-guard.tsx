'use client';

import { lazy, Suspense } from 'react';
import { useIsAway } from '@/lib/client/queries/shown-view';

// Fetched when it is needed, which is seldom.
const AwayDialog = lazy(async () => ({ default: (await import('./away-dialog')).AwayDialog }));

/** Sees to it that nobody changes one account or region while looking at another. */
export function ViewGuard() {
  return (
    useIsAway() && (
      <Suspense>
        <AwayDialog />
      </Suspense>
    )
  );
}
