'use client';

import { toast } from 'sonner';
import { Dialog } from '@/components/ui/dialog';
import { useCreateWebhook } from '@/lib/client/queries/save-webhook';
import type { WebhookLevel } from '@/lib/schemas/webhooks';
import { WebhookForm } from './webhook-form';

const TEXTS = {
  domain: { title: 'Add domain-level webhook', description: 'Fires for the events of one sending domain.' },
  account: {
    title: 'Add account-level webhook',
    description: 'Fires for the events of every sending domain of this account.',
  },
};

export function CreateWebhookDialog({ level, onClose }: { level: WebhookLevel | null; onClose: () => void }) {
  const create = useCreateWebhook();
  return (
    <Dialog
      open={level !== null}
      onOpenChange={onClose}
      title={level && TEXTS[level].title}
      description={level && TEXTS[level].description}
    >
      {level && (
        <WebhookForm
          level={level}
          initial={{ url: '', description: '', eventTypes: [], ...(level === 'domain' && { domain: '' }) }}
          action="Create webhook"
          onCancel={onClose}
          onSubmit={async (values) => {
            await create.mutateAsync(values);
            toast.success('The webhook was created.');
            onClose();
          }}
        />
      )}
    </Dialog>
  );
}
