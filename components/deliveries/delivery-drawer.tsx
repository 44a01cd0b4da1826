'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useRef } from 'react';
import { LoadError } from '@/components/shell/load-error';
import { Button } from '@/components/ui/button';
import { Dialog, DialogBody } from '@/components/ui/dialog';
import { SkeletonRows } from '@/components/ui/skeleton';
import { useDelivery } from '@/lib/client/queries/deliveries';
import { AttemptSection } from './attempt-section';
import { DeliveryActions } from './delivery-actions';
import { DeliveryFacts } from './delivery-facts';
import { DeliveryRequest } from './delivery-request';

interface Walk {
  previous: string | null;
  next: string | null;
  /** Opens one of them. */
  onWalk: (row: string) => void;
}

interface DeliveryDrawerProps {
  id: string | null;
  /** The row of the list that it was opened from: by default the one with its id. */
  rowId?: string | null;
  /** The rows beside the open one, where there is a list. */
  walk?: Walk;
  onOpen: (id: string) => void;
  onClose: () => void;
}

/** One delivery along the right edge: what it is, why it was sent, its attempts, the request as it was sent. */
export function DeliveryDrawer({ id, rowId = id, walk, onOpen, onClose }: DeliveryDrawerProps) {
  const last = useRef(rowId);
  if (rowId !== null) last.current = rowId;
  // The focus goes back to the row that was looked at last, also after walking on from the one that was opened.
  const row = {
    get current() {
      return document.querySelector<HTMLElement>(`[data-row-id="${CSS.escape(last.current ?? '')}"] [data-row-link]`);
    },
  };
  return (
    <Dialog
      open={id !== null}
      onOpenChange={onClose}
      title="Delivery"
      side="right"
      returnFocusTo={row}
      actions={walk && (walk.previous || walk.next) && <WalkButtons {...walk} />}
    >
      {id && <Content key={id} id={id} onOpen={onOpen} />}
    </Dialog>
  );
}

function WalkButtons({ previous, next, onWalk }: Walk) {
  // aria-disabled: a button that is disabled as it is pressed loses the focus, and the arrows with it.
  return (
    <span className="flex">
      <Button
        variant="ghost"
        size="icon"
        aria-label="Previous delivery"
        aria-keyshortcuts="ArrowLeft"
        title="Previous (←)"
        aria-disabled={previous === null}
        className="aria-disabled:opacity-45"
        onClick={() => previous && onWalk(previous)}
      >
        <ChevronLeft aria-hidden />
      </Button>
      <Button
        variant="ghost"
        size="icon"
        aria-label="Next delivery"
        aria-keyshortcuts="ArrowRight"
        title="Next (→)"
        aria-disabled={next === null}
        className="aria-disabled:opacity-45"
        onClick={() => next && onWalk(next)}
      >
        <ChevronRight aria-hidden />
      </Button>
    </span>
  );
}

function Content({ id, onOpen }: { id: string; onOpen: (id: string) => void }) {
  const delivery = useDelivery(id);
  return (
    <>
      <DialogBody className="flex flex-col gap-6">
        {delivery.isPending && <SkeletonRows label="Loading the delivery" />}
        {delivery.isError && <LoadError error={delivery.error} onRetry={delivery.refetch} />}
        {delivery.data && (
          <>
            <DeliveryFacts delivery={delivery.data} />
            <AttemptSection delivery={delivery.data} />
            <DeliveryRequest request={delivery.data.request} />
          </>
        )}
      </DialogBody>
      {delivery.data && <DeliveryActions delivery={delivery.data} onOpen={onOpen} />}
    </>
  );
}
