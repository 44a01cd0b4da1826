'use client';

import { Pause, Unplug } from 'lucide-react';
import { Button } from '@/components/ui/button/button';
import { Tooltip } from '@/components/ui/tooltip/tooltip';
import type { LiveState } from '@/lib/client/live';

interface LiveToggleProps {
  live: boolean;
  /** How the stream stands that it follows by. */
  state: LiveState;
  onToggle: () => void;
  /** Of what the list is. */
  what?: string;
}

/** Whether the list follows what happens. `t`, for tail, turns it too. */
export function LiveToggle({ live, state, onToggle, what = 'deliveries' }: LiveToggleProps) {
  const away = live && state === 'offline';
  const text = away
    ? 'The server cannot be reached: it is tried again'
    : live
      ? `New ${what} appear by themselves`
      : 'The list stands still';
  return (
    <Tooltip text={text} keys={['t']}>
      <Button aria-keyshortcuts="t" onClick={onToggle}>
        {away && <Unplug aria-hidden className="text-warning" />}
        {live && !away && (
          <span aria-hidden className="relative flex size-2">
            <span className="absolute inline-flex size-full animate-ping rounded-full bg-success opacity-60" />
            <span className="relative inline-flex size-2 rounded-full bg-success" />
          </span>
        )}
        {!live && <Pause aria-hidden className="text-ink-3" />}
        {away ? 'Reconnecting' : live ? 'Live' : 'Paused'}
      </Button>
    </Tooltip>
  );
}
