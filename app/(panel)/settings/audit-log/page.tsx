import type { Metadata } from 'next';
import { answerOf, Prefetch, prefetchedPage } from '@/app/(panel)/prefetch';
import { requireSignIn, type SearchParams } from '@/app/(panel)/require-sign-in';
import { AuditLogPage } from '@/components/audit-log/audit-log-page';
import { auditLogQuery, NO_AUDIT_FILTERS } from '@/lib/client/queries/audit-log';
import { can } from '@/lib/core/access';
import { auditLogOperations } from '@/lib/http/openapi/own/audit-log';
import { auditQuerySchema } from '@/lib/schemas/audit-log';
import { listAuditLog } from '@/lib/services/audit-log';

export const metadata: Metadata = { title: 'Audit log' };

export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  const caller = await requireSignIn('/settings/audit-log', searchParams);
  const isPlain = Object.keys(await searchParams).length === 0;
  const load = () => answerOf(auditLogOperations.list, caller, () => listAuditLog(caller, auditQuerySchema.parse({})));
  const queries = isPlain && can(caller, 'audit:read') ? [prefetchedPage(auditLogQuery(NO_AUDIT_FILTERS), load)] : [];
  return (
    <Prefetch queries={queries}>
      <AuditLogPage />
    </Prefetch>
  );
}
