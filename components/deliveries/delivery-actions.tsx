'use client';

import { CircleStop, FastForward, RotateCw } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button/button';
import { ConfirmDialog } from '@/components/ui/dialog/confirm-dialog';
import { DialogFooter } from '@/components/ui/dialog/dialog';
import { toast } from '@/components/ui/toast/toast';
import { Tooltip } from '@/components/ui/tooltip/tooltip';
import { errorMessage } from '@/lib/client/api-error';
import { count } from '@/lib/client/format';
import { useRetryDelivery, useStopDelivery } from '@/lib/client/queries/change-delivery';
import { useCan } from '@/lib/client/queries/me';
import type { DeliveryDetail } from '@/lib/schemas/deliveries';
import { useResend } from './use-delivery-keys';

/** What can be done with a delivery: a pending one is hurried or stopped, a finished one is sent again. */
export function DeliveryActions({ delivery, onOpen }: { delivery: DeliveryDetail; onOpen: (id: string) => void }) {
  const resend = useResend(onOpen);
  if (!useCan('deliveries:resend')) return null;
  if (delivery.status === 'pending') return <PendingActions delivery={delivery} />;
  return (
    <DialogFooter>
      <p className="mr-auto self-center text-sm text-ink-3">Sends the event to the webhook once more.</p>
      <Tooltip text="Resend" keys={['r']}>
        <Button variant="primary" busy={resend.busy} aria-keyshortcuts="r" onClick={() => resend.send(delivery.id)}>
          {!resend.busy && <RotateCw aria-hidden />}
          Resend
        </Button>
      </Tooltip>
    </DialogFooter>
  );
}

function PendingActions({ delivery }: { delivery: DeliveryDetail }) {
  const retry = useRetryDelivery();
  const stop = useStopDelivery();
  const [stopping, setStopping] = useState(false);
  const onError = (error: unknown) => toast.error(errorMessage(error));
  const left = delivery.maxAttempts - delivery.attempts;
  return (
    <DialogFooter>
      <Button variant="dangerGhost" className="mr-auto" onClick={() => setStopping(true)}>
        <CircleStop aria-hidden />
        Stop…
      </Button>
      <Button
        variant="primary"
        busy={retry.isPending}
        onClick={() =>
          retry.mutate(delivery.id, { onSuccess: () => toast.success('The next attempt is due now.'), onError })
        }
      >
        {!retry.isPending && <FastForward aria-hidden />}
        Retry now
      </Button>
      <ConfirmDialog
        open={stopping}
        onOpenChange={(open) => {
          setStopping(open);
          stop.reset();
        }}
        title="Stop this delivery?"
        action="Stop the delivery"
        busy={stop.isPending}
        error={stop.isError ? errorMessage(stop.error) : undefined}
        onConfirm={() =>
          stop.mutate(delivery.id, {
            onSuccess: () => {
              setStopping(false);
              toast.success('The delivery was stopped.');
            },
          })
        }
      >
        <p>
          {count(left, 'attempt that is left is', 'attempts that are left are')} not made. The event can be sent again
          afterwards with Resend.
        </p>
      </ConfirmDialog>
    </DialogFooter>
  );
}
