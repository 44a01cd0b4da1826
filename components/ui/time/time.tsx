'use client';

import { cn } from '@/components/ui/cn';
import { Tooltip } from '@/components/ui/tooltip/tooltip';
import { localTime, relativeTime, utcTime } from '@/lib/client/format';
import { useInBrowser } from '@/lib/client/use-in-browser';

interface TimeProps {
  at: string;
  /** Seen from now: `5 min. ago`. */
  relative?: boolean;
  /** Seen from now; what is past is due now. */
  due?: boolean;
}

function text({ at, relative, due }: TimeProps): string {
  if (due && Date.parse(at) <= Date.now()) return 'now';
  return relative || due ? relativeTime(at, Date.now()) : localTime(at);
}

/** A moment in the person's own zone (or seen from now), with both zones on hover. */
export function Time({ at, relative = false, due = false }: TimeProps) {
  const inBrowser = useInBrowser();
  return (
    <Tooltip
      text={() => (
        <>
          <span className="block">{localTime(at)} local</span>
          <span className="block opacity-80">{utcTime(at)}</span>
        </>
      )}
    >
      {/* The server does not know the person's zone: its own time holds the place, unseen, until the browser tells. */}
      <time
        // A new element: React would keep the text that the server made, in the server's zone.
        key={inBrowser ? 'browser' : 'server'}
        dateTime={at}
        suppressHydrationWarning
        className={cn('relative z-1 whitespace-nowrap tabular-nums', !inBrowser && !relative && !due && 'invisible')}
      >
        {text({ at, relative, due })}
      </time>
    </Tooltip>
  );
}
