'use client';

import { Badge } from '@/components/ui/badge';
import { Switch } from '@/components/ui/switch';
import { toast } from '@/components/ui/toast';
import { errorMessage } from '@/lib/client/api-error';
import { useCan } from '@/lib/client/queries/me';
import { useToggleWebhook } from '@/lib/client/queries/save-webhook';
import type { Webhook } from '@/lib/schemas/webhooks';

/** Switches a webhook on or off; for whoever may not, a word instead. */
export function EnabledSwitch({ webhook }: { webhook: Webhook }) {
  const toggle = useToggleWebhook(webhook.id);
  if (!useCan('webhooks:write')) {
    return webhook.enabled ? <Badge tone="success">Enabled</Badge> : <Badge>Disabled</Badge>;
  }
  return (
    <Switch
      className="z-1"
      aria-label={`Enabled: ${webhook.description || webhook.url}`}
      checked={webhook.enabled}
      onCheckedChange={(enabled) =>
        toggle.mutate(enabled, {
          onSuccess: () =>
            toast.success(
              enabled ? 'The webhook is enabled.' : 'The webhook is disabled; its pending deliveries were canceled.',
            ),
          onError: (error) => toast.error(errorMessage(error)),
        })
      }
    />
  );
}
