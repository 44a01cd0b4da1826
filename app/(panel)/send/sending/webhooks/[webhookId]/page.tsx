import type { Metadata } from 'next';
import { requireSignIn } from '@/app/(panel)/require-sign-in';
import { WebhookPage } from '@/components/webhooks/webhook-page';

export const metadata: Metadata = { title: 'Webhook' };

export default async function Page({ params }: { params: Promise<{ webhookId: string }> }) {
  const { webhookId } = await params;
  await requireSignIn(`/send/sending/webhooks/${encodeURIComponent(webhookId)}`);
  return <WebhookPage id={webhookId} />;
}
