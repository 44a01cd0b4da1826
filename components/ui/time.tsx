'use client';

import { useSyncExternalStore } from 'react';
import { localTime, relativeTime, utcTime } from '@/lib/client/format';
import { Tooltip } from './tooltip';

const never = () => () => {};

/** False in the server's markup and the first render, whose zone and clock are not the person's. */
function useInBrowser(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}

/** A moment in the person's own zone (or seen from now), with both zones on hover. */
export function Time({ at, relative }: { at: string; relative?: boolean }) {
  const inBrowser = useInBrowser();
  const shown = !inBrowser ? utcTime(at) : relative ? relativeTime(at, Date.now()) : localTime(at);
  return (
    <Tooltip
      text={
        <>
          <span className="block">{inBrowser && `${localTime(at)} local`}</span>
          <span className="block opacity-80">{utcTime(at)}</span>
        </>
      }
    >
      <time dateTime={at} className="relative z-1 whitespace-nowrap tabular-nums">
        {shown}
      </time>
    </Tooltip>
  );
}
