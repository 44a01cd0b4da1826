'use client';

import { localTime, relativeTime, utcTime } from '@/lib/client/format';
import { useInBrowser } from '@/lib/client/use-in-browser';
import { Tooltip } from './tooltip';

function text(at: string, { relative, due }: { relative: boolean | undefined; due: boolean | undefined }): string {
  if (due && Date.parse(at) <= Date.now()) return 'now';
  return relative || due ? relativeTime(at, Date.now()) : localTime(at);
}

/** A moment in the person's own zone (or seen from now), with both zones on hover. `due`: what is past is due now. */
export function Time({ at, relative, due }: { at: string; relative?: boolean; due?: boolean }) {
  const inBrowser = useInBrowser();
  const shown = inBrowser ? text(at, { relative, due }) : utcTime(at);
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
