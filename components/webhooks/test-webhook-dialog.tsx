'use client';

import { Dialog } from '@/components/ui/dialog/dialog';
import type { Webhook } from '@/lib/schemas/webhooks';
import { TestWebhookPanel } from './test-webhook-panel';

interface TestWebhookDialogProps {
  webhook: Webhook;
  open: boolean;
  onClose: () => void;
}

/** Sends a signed sample to the webhook's URL and shows what came back. */
export function TestWebhookDialog({ webhook, open, onClose }: TestWebhookDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onClose}
      title="Test webhook"
      description="Sends a real, signed sample in the same way as a delivery. It is not retried."
    >
      <TestWebhookPanel webhook={webhook} closeLabel="Close" onClose={onClose} />
    </Dialog>
  );
}
