'use client';

import { Select } from '@/components/ui/field/select';
import { useWebhooks } from '@/lib/client/queries/webhooks';

/** One webhook only, by its description or its URL. One that has been deleted, or is a subaccount's, stays choosable. */
export function WebhookFilter({ value, onChange }: { value: string | null; onChange: (value: string | null) => void }) {
  const webhooks = useWebhooks().data?.items ?? [];
  const unknown = value !== null && !webhooks.some(({ id }) => id === value);
  return (
    <Select
      aria-label="Webhook"
      className="w-44 max-sm:w-full"
      value={value ?? ''}
      onChange={({ target }) => onChange(target.value || null)}
    >
      <option value="">All webhooks</option>
      {unknown && <option value={value}>Webhook {value}</option>}
      {webhooks.map(({ id, description, url }) => (
        <option key={id} value={id}>
          {description ? `${description} (${url})` : url}
        </option>
      ))}
    </Select>
  );
}
