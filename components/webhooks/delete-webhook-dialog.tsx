'use client';

import { ConfirmDialog } from '@/components/ui/dialog/confirm-dialog';
import { toast } from '@/components/ui/toast/toast';
import { errorMessage } from '@/lib/client/api-error';
import { count } from '@/lib/client/format';
import { useDeleteWebhook } from '@/lib/client/queries/delete-webhook';
import { usePendingDeliveries } from '@/lib/client/queries/pending-deliveries';
import type { Webhook } from '@/lib/schemas/webhooks';
import { pendingText } from './pending-text';

interface DeleteWebhookDialogProps {
  webhook: Webhook;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onDeleted: () => void;
}

export function DeleteWebhookDialog({ webhook, open, onOpenChange, onDeleted }: DeleteWebhookDialogProps) {
  const remove = useDeleteWebhook(webhook.id);
  const pending = usePendingDeliveries(webhook.id, open);
  const confirm = () =>
    remove.mutate(undefined, {
      onSuccess: ({ canceledDeliveries }) => {
        toast.success(
          `The webhook was deleted; ${count(canceledDeliveries, 'delivery was', 'deliveries were')} canceled.`,
        );
        onDeleted();
      },
    });
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Delete this webhook?"
      action="Delete webhook"
      busy={remove.isPending}
      error={remove.error ? errorMessage(remove.error) : undefined}
      onConfirm={confirm}
    >
      <p className="font-mono text-sm break-all text-ink">{webhook.url}</p>
      <p aria-live="polite">
        <strong className="font-semibold text-ink">{pendingText(pending.data)}</strong> It gets no further events. This
        cannot be undone.
      </p>
      <p>To keep it for later, disable it instead: it then keeps its places.</p>
    </ConfirmDialog>
  );
}
