'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { type ReactNode, useId } from 'react';
import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { Button } from '@/components/ui/button/button';
import { DialogBody, DialogFooter } from '@/components/ui/dialog/dialog';
import { Field } from '@/components/ui/field/field';
import { Input } from '@/components/ui/field/input';
import { Alert } from '@/components/ui/states/alert';
import { formError } from '@/lib/client/form-error';
import { useWebhookPlaces } from '@/lib/client/queries/webhook-places';
import type { EventType } from '@/lib/schemas/event-types';
import { createWebhookSchema, type WebhookLevel } from '@/lib/schemas/webhooks';
import { DomainField } from './domain-field';
import { EventTypesField } from './event-types-field';
import { RateLimitField } from './rate-limit-field';
import { UrlNotes } from './url-check';
import { UrlField } from './url-field';
import { useCheckedUrl } from './use-checked-url';

// The server's own schema, and the rule that a domain-level webhook names its domain.
const schema = createWebhookSchema.refine((input) => input.level === 'account' || input.domain, {
  path: ['domain'],
  message: 'Choose a domain.',
});
export type WebhookFormValues = z.input<typeof schema>;

interface WebhookFormProps {
  level: WebhookLevel;
  initial: { url: string; description: string; eventTypes: EventType[]; rateLimit: number | null; domain?: string };
  /** Of an existing webhook, whose level and domain stay. */
  webhookId?: string;
  action: string;
  /** Offered beside the URL; what it brings is put in. */
  urlAction?: (setUrl: (url: string) => void) => ReactNode;
  onSubmit: (values: WebhookFormValues) => Promise<unknown>;
  onCancel: () => void;
}

/** Description, URL, event types, rate limit and, on the domain level, the domain. Errors of the server land on their field. */
export function WebhookForm({ level, initial, webhookId, action, urlAction, onSubmit, onCancel }: WebhookFormProps) {
  const form = useForm<WebhookFormValues, unknown, z.output<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: { level, ...initial },
  });
  const { errors, isSubmitting } = form.formState;
  const [domain, url, eventTypes] = form.watch(['domain', 'url', 'eventTypes']);
  const places = useWebhookPlaces(level, domain);
  const notesId = useId();
  const checked = useCheckedUrl({ level, url, eventTypes, ...(webhookId ? { webhookId } : domain && { domain }) });

  const submit = form.handleSubmit(async (values) => {
    try {
      await onSubmit(values);
    } catch (error) {
      const { fields, message } = formError(error, ['url', 'description', 'eventTypes', 'domain', 'rateLimit']);
      for (const { name, text } of fields) form.setError(name, { message: text }, { shouldFocus: true });
      if (message) form.setError('root', { message });
      if (fields.some(({ name }) => name === 'eventTypes')) await places.refetch();
    }
  });

  return (
    <form onSubmit={submit} noValidate className="flex min-h-0 flex-1 flex-col">
      <DialogBody className="flex flex-col gap-4">
        {errors.root?.message && <Alert tone="danger">{errors.root.message}</Alert>}
        {level === 'domain' && !webhookId && (
          <DomainField register={form.register('domain')} error={errors.domain?.message} />
        )}
        <Field label="Description" optional error={errors.description?.message}>
          {(control) => (
            <Input
              {...control}
              placeholder="Order mails to the CRM"
              autoComplete="off"
              {...form.register('description')}
            />
          )}
        </Field>
        <UrlField
          register={form.register('url')}
          error={errors.url?.message}
          checked={checked}
          notesId={notesId}
          action={urlAction?.((made) =>
            form.setValue('url', made, { shouldDirty: true, shouldValidate: form.formState.isSubmitted }),
          )}
        />
        <EventTypesField
          value={eventTypes}
          onChange={(types) =>
            form.setValue('eventTypes', types, { shouldDirty: true, shouldValidate: form.formState.isSubmitted })
          }
          taken={places.data?.taken}
          own={webhookId ? initial.eventTypes : []}
          error={errors.eventTypes?.message}
        />
        <UrlNotes id={notesId} checked={checked} />
        <RateLimitField
          register={form.register('rateLimit', {
            setValueAs: (text) => (text === '' || text === null ? null : Number(text)),
          })}
          error={errors.rateLimit?.message}
        />
      </DialogBody>
      <DialogFooter>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" busy={isSubmitting}>
          {action}
        </Button>
      </DialogFooter>
    </form>
  );
}
