'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Button } from '@/components/ui/button/button';
import { Tooltip } from '@/components/ui/tooltip/tooltip';

/** Where a drawer that was opened from a list can go on to. */
export interface Walk {
  previous: string | null;
  next: string | null;
  /** Opens one of them. */
  onWalk: (row: string) => void;
}

/** Goes on to the rows beside the one whose drawer is open, as the arrow keys do. `of`: what they are, `delivery`. */
export function WalkButtons({ previous, next, onWalk, of }: Walk & { of: string }) {
  if (previous === null && next === null) return null;
  // aria-disabled: a button that is disabled as it is pressed loses the focus, and the arrows with it.
  return (
    <span className="flex">
      <Tooltip text="Previous" keys={['ArrowLeft']}>
        <Button
          variant="ghost"
          size="icon"
          aria-label={`Previous ${of}`}
          aria-keyshortcuts="ArrowLeft"
          aria-disabled={previous === null}
          className="aria-disabled:opacity-45"
          onClick={() => previous !== null && onWalk(previous)}
        >
          <ChevronLeft aria-hidden />
        </Button>
      </Tooltip>
      <Tooltip text="Next" keys={['ArrowRight']}>
        <Button
          variant="ghost"
          size="icon"
          aria-label={`Next ${of}`}
          aria-keyshortcuts="ArrowRight"
          aria-disabled={next === null}
          className="aria-disabled:opacity-45"
          onClick={() => next !== null && onWalk(next)}
        >
          <ChevronRight aria-hidden />
        </Button>
      </Tooltip>
    </span>
  );
}
