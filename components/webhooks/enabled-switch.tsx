'use client';

import { lazy, Suspense, useState } from 'react';
import { Badge } from '@/components/ui/badge/badge';
import { Switch } from '@/components/ui/field/switch';
import { toast } from '@/components/ui/toast/toast';
import { errorMessage } from '@/lib/client/api-error';
import { useCan } from '@/lib/client/queries/me';
import { useCountPending } from '@/lib/client/queries/pending-deliveries';
import { useToggleWebhook } from '@/lib/client/queries/save-webhook';
import type { PendingDeliveries, Webhook } from '@/lib/schemas/webhooks';

// Fetched when there is something to ask about.
const DisableWebhookDialog = lazy(async () => ({
  default: (await import('./disable-webhook-dialog')).DisableWebhookDialog,
}));

/** Switches a webhook on or off, and asks first where that cancels deliveries; for whoever may not, a word instead. */
export function EnabledSwitch({ webhook }: { webhook: Webhook }) {
  const canWrite = useCan('webhooks:write');
  if (!canWrite) return webhook.enabled ? <Badge tone="success">Enabled</Badge> : <Badge>Disabled</Badge>;
  return <WorkingSwitch webhook={webhook} />;
}

function WorkingSwitch({ webhook }: { webhook: Webhook }) {
  const toggle = useToggleWebhook(webhook.id);
  const countPending = useCountPending(webhook.id);
  const [asking, setAsking] = useState<PendingDeliveries | null>(null);
  const set = (enabled: boolean, done: string) =>
    toggle.mutate(enabled, {
      onSuccess: () => toast.success(done),
      onError: (error) => toast.error(errorMessage(error)),
    });
  const change = async (enabled: boolean) => {
    if (enabled) return set(true, 'The webhook is enabled.');
    // Where it cannot be counted, what is refused then says why.
    const pending = await countPending().catch(() => null);
    if (pending && pending.pendingDeliveries > 0) setAsking(pending);
    else set(false, 'The webhook is disabled.');
  };
  return (
    <>
      <Switch
        className="z-1"
        aria-label={`Enabled: ${webhook.description || webhook.url}`}
        checked={webhook.enabled}
        onCheckedChange={(enabled) => void change(enabled)}
      />
      {asking && (
        <Suspense>
          <DisableWebhookDialog
            webhook={webhook}
            pending={asking}
            onClose={() => setAsking(null)}
            onConfirm={() => set(false, 'The webhook is disabled; its pending deliveries were canceled.')}
          />
        </Suspense>
      )}
    </>
  );
}
