import type { Metadata } from 'next';
import { cache } from 'react';
import { answerOf, Prefetch, prefetched } from '@/app/(panel)/prefetch';
import { requireSignIn } from '@/app/(panel)/require-sign-in';
import { WebhookPage } from '@/components/webhooks/webhook-page';
import { currentCaller } from '@/lib/auth/session';
import { webhookQuery } from '@/lib/client/queries/webhooks';
import type { Caller } from '@/lib/core/access';
import { webhookOperations } from '@/lib/http/openapi/own/webhooks';
import { getWebhook } from '@/lib/services/webhooks';

interface Props {
  params: Promise<{ webhookId: string }>;
}

/** Read once for the title and the page. */
const readWebhook = cache((caller: Caller, id: string) =>
  answerOf(webhookOperations.get, caller, () => getWebhook(caller, id)),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const caller = await currentCaller();
  // The page itself says what is wrong where there is none.
  const webhook = caller && (await readWebhook(caller, (await params).webhookId).catch(() => null));
  return { title: webhook?.description || 'Webhook' };
}

export default async function Page({ params }: Props) {
  const { webhookId } = await params;
  const caller = await requireSignIn(`/send/sending/webhooks/${encodeURIComponent(webhookId)}`);
  return (
    <Prefetch queries={[prefetched(webhookQuery(webhookId), () => readWebhook(caller, webhookId))]}>
      <WebhookPage id={webhookId} />
    </Prefetch>
  );
}
