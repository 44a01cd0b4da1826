'use client';

import { localTime, relativeTime, utcTime } from '@/lib/client/format';
import { useInBrowser } from '@/lib/client/use-in-browser';
import { Tooltip } from './tooltip';

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
