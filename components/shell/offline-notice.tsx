'use client';

import { CloudOff } from 'lucide-react';
import { useServerAlive } from '@/lib/client/queries/server-alive';

/** Says that the server cannot be reached, for as long as that is so. What is shown stays, and is renewed afterwards. */
export function OfflineNotice() {
  const alive = useServerAlive();
  return (
    <div role="status">
      {!alive && (
        <p className="flex items-center gap-2 border-b bg-warning-soft px-4 py-2 text-sm sm:px-6">
          <CloudOff aria-hidden className="size-4 shrink-0 text-warning" />
          <span>
            <strong className="font-semibold">The server cannot be reached.</strong> What is shown may be out of date;
            it is renewed as soon as the server answers.
          </span>
        </p>
      )}
    </div>
  );
}
