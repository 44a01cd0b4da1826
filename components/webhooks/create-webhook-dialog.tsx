'use client';

import { CircleCheck } from 'lucide-react';
import Link from 'next/link';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { Dialog } from '@/components/ui/dialog/dialog';
import { useMe } from '@/lib/client/queries/me';
import { useCreateWebhook } from '@/lib/client/queries/save-webhook';
import type { Bin } from '@/lib/schemas/bins';
import type { Webhook, WebhookLevel } from '@/lib/schemas/webhooks';
import { TestWebhookPanel } from './test-webhook-panel';
import { UseBinButton } from './use-bin-button';
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
  const [bin, setBin] = useState<Bin | null>(null);
  const reach = useReach(level ?? 'domain');
  const close = () => {
    setCreated(null);
    setBin(null);
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
      {level && !created && (
        <CreateForm level={level} url={url} onBin={setBin} onCreated={setCreated} onCancel={close} />
      )}
      {created && (
        <TestWebhookPanel webhook={created} closeLabel="Done" onClose={close}>
          <CreatedNote />
          {bin?.url === created.url && (
            <p className="text-sm text-ink-2">
              Its URL is a bin.{' '}
              <Link
                href={`/send/sending/bins/${bin.id}`}
                target="_blank"
                className="rounded-sm text-accent-text underline underline-offset-2"
              >
                See in a new tab what arrives there
              </Link>
            </p>
          )}
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
  onBin: (bin: Bin) => void;
  onCreated: (webhook: Webhook) => void;
  onCancel: () => void;
}

function CreateForm({ level, url, onBin, onCreated, onCancel }: CreateFormProps) {
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
      urlAction={(setUrl) => (
        <UseBinButton
          onMade={(bin) => {
            setUrl(bin.url);
            onBin(bin);
          }}
        />
      )}
      onCancel={onCancel}
      onSubmit={async (values) => onCreated(await create.mutateAsync(values))}
    />
  );
}
