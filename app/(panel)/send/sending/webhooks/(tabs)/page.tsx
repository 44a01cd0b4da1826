import type { Metadata } from 'next';
import { requireSignIn, type SearchParams } from '@/app/(panel)/require-sign-in';
import { SigningKeyCard } from '@/components/webhooks/signing-key-card';
import { WebhookList } from '@/components/webhooks/webhook-list';

export const metadata: Metadata = { title: 'Webhooks' };

export default async function WebhooksPage({ searchParams }: { searchParams: SearchParams }) {
  await requireSignIn('/send/sending/webhooks', searchParams);
  return (
    <div className="flex flex-col gap-4">
      <SigningKeyCard />
      <WebhookList />
    </div>
  );
}
