'use client';

import { useRef } from 'react';
import { LoadError } from '@/components/shell/load-error';
import { Dialog, DialogBody } from '@/components/ui/dialog/dialog';
import { type Walk, WalkButtons } from '@/components/ui/dialog/walk-buttons';
import { SkeletonRows } from '@/components/ui/states/skeleton';
import { useDelivery } from '@/lib/client/queries/deliveries';
import { AttemptSection } from './attempt-section';
import { DeliveryActions } from './delivery-actions';
import { DeliveryFacts } from './delivery-facts';
import { DeliveryRequest } from './delivery-request';

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
      actions={walk && <WalkButtons {...walk} of="delivery" />}
    >
      {id && <Content key={id} id={id} onOpen={onOpen} />}
    </Dialog>
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
