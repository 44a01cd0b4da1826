import type { Metadata } from 'next';
import { requireSignIn, type SearchParams } from '@/app/(panel)/require-sign-in';
import { FailureLogList } from '@/components/failure-logs/failure-log-list';

export const metadata: Metadata = { title: 'Failure logs' };

export default async function FailureLogsPage({ searchParams }: { searchParams: SearchParams }) {
  await requireSignIn('/send/sending/webhooks/failure-logs', searchParams);
  return <FailureLogList />;
}
