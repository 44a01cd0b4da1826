'use client';

import type { ReactNode } from 'react';
import { Tooltip } from '@/components/ui/tooltip/tooltip';
import { countdown, localTime, utcTime } from '@/lib/client/format';
import { useNow } from '@/lib/client/use-now';

/**
 * How long it is until a moment, counted down each second: `in 12 m 03 s`, then `now`. Screen readers get the moment
 * itself, which stands still. `then` is what there is in its place once the moment is past.
 */
export function Countdown({ until, then }: { until: string; then?: ReactNode }) {
  const now = useNow() || Date.now();
  const left = Date.parse(until) - now;
  if (left <= 0 && then !== undefined) return then;
  return (
    <Tooltip
      text={() => (
        <>
          <span className="block">{localTime(until)} local</span>
          <span className="block opacity-80">{utcTime(until)}</span>
        </>
      )}
    >
      {/* The server's clock is a little older: it is put right within the second. */}
      <time dateTime={until} suppressHydrationWarning className="relative z-1 whitespace-nowrap tabular-nums">
        {left <= 0 ? 'now' : `in ${countdown(left)}`}
      </time>
    </Tooltip>
  );
}
