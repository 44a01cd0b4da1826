'use client';

import { useRef } from 'react';
import { Dialog } from '@/components/ui/dialog/dialog';
import { toast } from '@/components/ui/toast/toast';
import { ApiError } from '@/lib/client/api-error';
import { useUpdateWebhook } from '@/lib/client/queries/save-webhook';
import type { EventType } from '@/lib/schemas/event-types';
import type { Webhook } from '@/lib/schemas/webhooks';
import { WebhookForm, type WebhookFormValues } from './webhook-form';

const sameTypes = (one: readonly EventType[], other: readonly EventType[]) =>
  one.length === other.length && one.every((type) => other.includes(type));

interface EditWebhookDialogProps {
  webhook: Webhook;
  open: boolean;
  onClose: () => void;
}

export function EditWebhookDialog({ webhook, open, onClose }: EditWebhookDialogProps) {
  const update = useUpdateWebhook(webhook.id);
  // As the form shows it: the webhook may change behind it.
  const opened = useRef(webhook);
  if (!open) opened.current = webhook;

  async function save(values: WebhookFormValues) {
    const { description, eventTypes, url, rateLimit = null } = values;
    const urlChanged = url !== opened.current.url;
    if (urlChanged && url.includes(':***@')) {
      throw new ApiError('invalid_request', 'Enter the password again.', 400, {
        url: 'The password is hidden here. Enter it again to change the URL.',
      });
    }
    // What is as it was when the form was opened is left out: somebody else may have changed it meanwhile. And a URL with
    // credentials is shown masked and must not be stored so.
    const { current: before } = opened;
    await update.mutateAsync({
      ...(description !== before.description && { description: description ?? '' }),
      ...(!sameTypes(eventTypes, before.eventTypes) && { eventTypes }),
      ...(rateLimit !== before.rateLimit && { rateLimit }),
      ...(urlChanged && { url }),
    });
    toast.success('The webhook was saved.');
    onClose();
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onClose}
      title="Edit webhook"
      description="A retry goes to the webhook’s URL of that moment. Removing an event type cancels its pending deliveries."
    >
      <WebhookForm
        level={webhook.level}
        webhookId={webhook.id}
        initial={{
          url: webhook.url,
          description: webhook.description,
          eventTypes: webhook.eventTypes,
          rateLimit: webhook.rateLimit,
          ...(webhook.domain && { domain: webhook.domain }),
        }}
        action="Save changes"
        onCancel={onClose}
        onSubmit={save}
      />
    </Dialog>
  );
}
