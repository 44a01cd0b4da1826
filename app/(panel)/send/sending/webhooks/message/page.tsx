import type { Metadata } from 'next';
import { requireSignIn, type SearchParams } from '@/app/(panel)/require-sign-in';
import { MessagePage } from '@/components/messages/message-page';

export const metadata: Metadata = { title: 'Message' };

export default async function Message({ searchParams }: { searchParams: SearchParams }) {
  await requireSignIn('/send/sending/webhooks/message', searchParams);
  return <MessagePage />;
}
