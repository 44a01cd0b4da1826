'use client';

import { Pencil, Send, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { LoadError } from '@/components/shell/load-error';
import { PageHeader } from '@/components/shell/page-header';
import { Button } from '@/components/ui/button/button';
import { Card } from '@/components/ui/card';
import { firstSign, lazily } from '@/components/ui/lazily';
import { SkeletonRows } from '@/components/ui/states/skeleton';
import { ApiError } from '@/lib/client/api-error';
import { useLive } from '@/lib/client/live';
import { useCan } from '@/lib/client/queries/me';
import { useWebhook } from '@/lib/client/queries/webhooks';
import { useSeen } from '@/lib/client/use-seen';
import type { Webhook } from '@/lib/schemas/webhooks';
import { RecentDeliveries } from './recent-deliveries';
import { WebhookStats } from './stats/webhook-stats';
import { WebhookDetails, WebhookFacts } from './webhook-facts';
import { WebhookMissing } from './webhook-missing';

const LIST = '/send/sending/webhooks';

// Not needed to show the page: fetched at the first sign that somebody will open one.
const loadEdit = () => import('./edit-webhook-dialog').then((module) => module.EditWebhookDialog);
const loadTest = () => import('./test-webhook-dialog').then((module) => module.TestWebhookDialog);
const loadDelete = () => import('./delete-webhook-dialog').then((module) => module.DeleteWebhookDialog);
const EditWebhookDialog = lazily(loadEdit);
const TestWebhookDialog = lazily(loadTest);
const DeleteWebhookDialog = lazily(loadDelete);

/** One webhook: what it is, and everything that can be done with it. */
export function WebhookPage({ id }: { id: string }) {
  const webhook = useWebhook(id);
  useLive('deliveries');
  useLive('webhooks');
  if (webhook.error instanceof ApiError && webhook.error.code === 'not_found') return <WebhookMissing />;
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        path={[
          'Send',
          'Sending',
          <Link key="list" href={LIST} className="rounded-sm underline-offset-2 hover:text-ink hover:underline">
            Webhooks
          </Link>,
        ]}
        title={webhook.data ? webhook.data.description || 'Webhook' : 'Webhook'}
        actions={webhook.data && <Actions webhook={webhook.data} />}
      />
      {webhook.data && (
        <>
          <WebhookFacts webhook={webhook.data} />
          <WebhookStats webhookId={id} />
          <RecentDeliveries webhookId={id} />
          <WebhookDetails webhook={webhook.data} />
        </>
      )}
      {webhook.isPending && (
        <Card>
          <SkeletonRows rows={4} label="Loading the webhook" />
        </Card>
      )}
      {webhook.isError && <LoadError error={webhook.error} onRetry={webhook.refetch} />}
    </div>
  );
}

function Actions({ webhook }: { webhook: Webhook }) {
  const router = useRouter();
  const [open, setOpen] = useState<'edit' | 'test' | 'delete' | null>(null);
  const close = () => setOpen(null);
  const seenTest = useSeen(open === 'test');
  const seenEdit = useSeen(open === 'edit');
  const seenDelete = useSeen(open === 'delete');
  if (!useCan('webhooks:write')) return null;
  return (
    <>
      <Button variant="primary" {...firstSign(loadTest)} onClick={() => setOpen('test')}>
        <Send aria-hidden />
        Test webhook
      </Button>
      <Button {...firstSign(loadEdit)} onClick={() => setOpen('edit')}>
        <Pencil aria-hidden />
        Edit
      </Button>
      <Button variant="dangerGhost" {...firstSign(loadDelete)} onClick={() => setOpen('delete')}>
        <Trash2 aria-hidden />
        Delete
      </Button>
      {seenTest && <TestWebhookDialog webhook={webhook} open={open === 'test'} onClose={close} />}
      {seenEdit && <EditWebhookDialog webhook={webhook} open={open === 'edit'} onClose={close} />}
      {seenDelete && (
        <DeleteWebhookDialog
          webhook={webhook}
          open={open === 'delete'}
          onOpenChange={close}
          onDeleted={() => router.replace(LIST)}
        />
      )}
    </>
  );
}
