import type { Metadata } from 'next';
import { requireSignIn, type SearchParams } from '@/app/(panel)/require-sign-in';
import { DomainList } from '@/components/domains/domain-list';

export const metadata: Metadata = { title: 'Domains' };

export default async function DomainsPage({ searchParams }: { searchParams: SearchParams }) {
  await requireSignIn('/send/sending/domains', searchParams);
  return <DomainList />;
}
