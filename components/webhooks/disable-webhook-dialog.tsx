'use client';

import { ConfirmDialog } from '@/components/ui/dialog/confirm-dialog';
import type { PendingDeliveries, Webhook } from '@/lib/schemas/webhooks';
import { pendingText } from './pending-text';

interface DisableWebhookDialogProps {
  webhook: Webhook;
  pending: PendingDeliveries;
  onClose: () => void;
  onConfirm: () => void;
}

/** Asks before a switch cancels what is on its way. */
export function DisableWebhookDialog({ webhook, pending, onClose, onConfirm }: DisableWebhookDialogProps) {
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title="Disable this webhook?"
      action="Disable webhook"
      busy={false}
      onConfirm={() => {
        onConfirm();
        onClose();
      }}
    >
      <p className="font-mono text-sm break-all text-ink">{webhook.url}</p>
      <p>
        <strong className="font-semibold text-ink">{pendingText(pending)}</strong> It gets nothing while it is disabled,
        and keeps its places. What it missed can be recovered afterwards from its deliveries.
      </p>
    </ConfirmDialog>
  );
}
