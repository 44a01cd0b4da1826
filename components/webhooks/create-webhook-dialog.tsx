'use client';

import { CircleCheck } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { useMe } from '@/lib/client/queries/me';
import { useCreateWebhook } from '@/lib/client/queries/save-webhook';
import type { Webhook, WebhookLevel } from '@/lib/schemas/webhooks';
import { TestWebhookPanel } from './test-webhook-panel';
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
  /** Filled in already. */
  url?: string;
  onClose: () => void;
  returnFocusTo: RefObject<HTMLElement | null>;
}

/** Adds a webhook, and then offers to send it a test in the same place. */
export function CreateWebhookDialog({ level, url = '', onClose, returnFocusTo }: CreateWebhookDialogProps) {
  const [created, setCreated] = useState<Webhook | null>(null);
  const reach = useReach(level ?? 'domain');
  const close = () => {
    setCreated(null);
    onClose();
  };
  return (
    <Dialog
      open={level !== null}
      onOpenChange={close}
      returnFocusTo={returnFocusTo}
      title={created ? 'Send a test now' : level && TITLES[level]}
      description={
        created ? 'A real, signed sample, sent in the same way as a delivery. It is not retried.' : level && reach
      }
    >
      {level && !created && <CreateForm level={level} url={url} onCreated={setCreated} onCancel={close} />}
      {created && (
        <TestWebhookPanel webhook={created} closeLabel="Done" onClose={close}>
          <CreatedNote />
        </TestWebhookPanel>
      )}
    </Dialog>
  );
}

/** Takes the focus over from the button that is gone, so that it is read out and the keyboard goes on from here. */
function CreatedNote() {
  const note = useRef<HTMLParagraphElement>(null);
  useEffect(() => note.current?.focus(), []);
  return (
    <p ref={note} tabIndex={-1} className="flex items-center gap-2 font-medium outline-none">
      <CircleCheck aria-hidden className="size-4 shrink-0 text-success" />
      The webhook was created.
    </p>
  );
}

interface CreateFormProps {
  level: WebhookLevel;
  url: string;
  onCreated: (webhook: Webhook) => void;
  onCancel: () => void;
}

function CreateForm({ level, url, onCreated, onCancel }: CreateFormProps) {
  const create = useCreateWebhook();
  return (
    <WebhookForm
      level={level}
      initial={{
        url,
        description: '',
        eventTypes: [],
        rateLimit: null,
        ...(level === 'domain' && { domain: '' }),
      }}
      action="Create webhook"
      onCancel={onCancel}
      onSubmit={async (values) => onCreated(await create.mutateAsync(values))}
    />
  );
}
