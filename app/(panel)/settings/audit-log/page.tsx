import type { Metadata } from 'next';
import { requireSignIn, type SearchParams } from '@/app/(panel)/require-sign-in';
import { AuditLogPage } from '@/components/audit-log/audit-log-page';

export const metadata: Metadata = { title: 'Audit log' };

export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  await requireSignIn('/settings/audit-log', searchParams);
  return <AuditLogPage />;
}
