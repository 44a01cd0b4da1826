import type { Metadata } from 'next';
import { Prefetch } from '@/app/(panel)/prefetch';
import { prefetchedDomains } from '@/app/(panel)/prefetched-domains';
import { requireSignIn, type SearchParams } from '@/app/(panel)/require-sign-in';
import { DomainList } from '@/components/domains/domain-list';

export const metadata: Metadata = { title: 'Domains' };

export default async function DomainsPage({ searchParams }: { searchParams: SearchParams }) {
  const caller = await requireSignIn('/send/sending/domains', searchParams);
  return (
    <Prefetch queries={[prefetchedDomains(caller)]}>
      <DomainList />
    </Prefetch>
  );
}
