'use client';

import { Pause } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Tooltip } from '@/components/ui/tooltip';

/** Whether the list follows what happens. `t`, for tail, turns it too. */
export function LiveToggle({ live, onToggle }: { live: boolean; onToggle: () => void }) {
  return (
    <Tooltip text={live ? 'New deliveries appear by themselves' : 'The list stands still'} keys={['t']}>
      <Button aria-pressed={live} aria-keyshortcuts="t" onClick={onToggle}>
        {live ? (
          <span aria-hidden className="relative flex size-2">
            <span className="absolute inline-flex size-full animate-ping rounded-full bg-success opacity-60" />
            <span className="relative inline-flex size-2 rounded-full bg-success" />
          </span>
        ) : (
          <Pause aria-hidden className="text-ink-3" />
        )}
        {live ? 'Live' : 'Paused'}
      </Button>
    </Tooltip>
  );
}
