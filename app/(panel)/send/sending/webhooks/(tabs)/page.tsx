import type { Metadata } from 'next';
import { answerOf, Prefetch, prefetched } from '@/app/(panel)/prefetch';
import { requireSignIn, type SearchParams } from '@/app/(panel)/require-sign-in';
import { SigningKeyCard } from '@/components/webhooks/signing-key-card';
import { WebhookList } from '@/components/webhooks/webhook-list';
import { signingKeyQuery } from '@/lib/client/queries/signing-key';
import { webhooksQuery } from '@/lib/client/queries/webhooks';
import { accountOperations } from '@/lib/http/openapi/own/account';
import { webhookOperations } from '@/lib/http/openapi/own/webhooks';
import { presentSigningKey, readSigningKey } from '@/lib/services/signing-key';
import { listWebhooks } from '@/lib/services/webhooks';

export const metadata: Metadata = { title: 'Webhooks' };

export default async function WebhooksPage({ searchParams }: { searchParams: SearchParams }) {
  const caller = await requireSignIn('/send/sending/webhooks', searchParams);
  const queries = [
    prefetched(webhooksQuery, () => answerOf(webhookOperations.list, caller, () => listWebhooks(caller))),
    prefetched(signingKeyQuery, () =>
      answerOf(accountOperations.getSigningKey, caller, async () =>
        presentSigningKey(caller, await readSigningKey(caller), false),
      ),
    ),
  ];
  return (
    <Prefetch queries={queries}>
      <div className="flex flex-col gap-4">
        <SigningKeyCard />
        <WebhookList />
      </div>
    </Prefetch>
  );
}
