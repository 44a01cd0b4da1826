'use client';

import type { RefObject } from 'react';
import { toast } from 'sonner';
import { Dialog } from '@/components/ui/dialog';
import { useMe } from '@/lib/client/queries/me';
import { useCreateWebhook } from '@/lib/client/queries/save-webhook';
import type { WebhookLevel } from '@/lib/schemas/webhooks';
import { WebhookForm } from './webhook-form';

const TITLES = { domain: 'Add domain-level webhook', account: 'Add account-level webhook' };

/** Which events a webhook of this level hears of; a primary's account level also those of its subaccounts. */
function useReach(level: WebhookLevel): string {
  const { account, accounts } = useMe();
  if (level === 'domain') return 'Fires for the events of one sending domain.';
  const everywhere = 'Fires for the events of every sending domain of this account';
  return account.isPrimary && accounts.length > 1 ? `${everywhere} and of all its subaccounts.` : `${everywhere}.`;
}

interface CreateWebhookDialogProps {
  /** Null while it is closed. */
  level: WebhookLevel | null;
  onClose: () => void;
  returnFocusTo: RefObject<HTMLElement | null>;
}

export function CreateWebhookDialog({ level, onClose, returnFocusTo }: CreateWebhookDialogProps) {
  const create = useCreateWebhook();
  const reach = useReach(level ?? 'domain');
  return (
    <Dialog
      open={level !== null}
      onOpenChange={onClose}
      returnFocusTo={returnFocusTo}
      title={level && TITLES[level]}
      description={level && reach}
    >
      {level && (
        <WebhookForm
          level={level}
          initial={{
            url: '',
            description: '',
            eventTypes: [],
            rateLimit: null,
            ...(level === 'domain' && { domain: '' }),
          }}
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
