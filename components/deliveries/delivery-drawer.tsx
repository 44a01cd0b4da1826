'use client';

import { RotateCw } from 'lucide-react';
import { toast } from 'sonner';
import { LoadError } from '@/components/shell/load-error';
import { Button } from '@/components/ui/button';
import { Dialog, DialogBody, DialogFooter } from '@/components/ui/dialog';
import { SkeletonRows } from '@/components/ui/skeleton';
import { errorMessage } from '@/lib/client/api-error';
import { useDelivery, useResendDelivery } from '@/lib/client/queries/deliveries';
import { useCan } from '@/lib/client/queries/me';
import { AttemptLog } from './attempt-log';
import { DeliveryFacts } from './delivery-facts';
import { DeliveryRequest } from './delivery-request';

/** One delivery along the right edge: what it is, why it was sent, its attempts, the request as it was sent. */
export function DeliveryDrawer({ id, onClose }: { id: string | null; onClose: () => void }) {
  return (
    <Dialog open={id !== null} onOpenChange={onClose} title="Delivery" side="right">
      {id && <Content id={id} />}
    </Dialog>
  );
}

function Content({ id }: { id: string }) {
  const delivery = useDelivery(id);
  const resend = useResendDelivery(id);
  const canResend = useCan('deliveries:resend');
  const send = () =>
    resend.mutate(undefined, {
      onSuccess: () => toast.success('The event is being sent again.'),
      onError: (error) => toast.error(errorMessage(error)),
    });
  return (
    <>
      <DialogBody className="flex flex-col gap-6">
        {delivery.isPending && <SkeletonRows label="Loading the delivery" />}
        {delivery.isError && <LoadError error={delivery.error} onRetry={delivery.refetch} />}
        {delivery.data && (
          <>
            <DeliveryFacts delivery={delivery.data} />
            <AttemptLog delivery={delivery.data} />
            <DeliveryRequest request={delivery.data.request} />
          </>
        )}
      </DialogBody>
      {canResend && delivery.data && (
        <DialogFooter>
          <p className="mr-auto self-center text-sm text-ink-3">Sends the event to the webhook once more.</p>
          <Button variant="primary" busy={resend.isPending} onClick={send}>
            {!resend.isPending && <RotateCw aria-hidden />}
            Resend
          </Button>
        </DialogFooter>
      )}
    </>
  );
}
