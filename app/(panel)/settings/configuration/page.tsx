import type { Metadata } from 'next';
import { requireSignIn, type SearchParams } from '@/app/(panel)/require-sign-in';
import { ConfigurationPage } from '@/components/settings/configuration-page';

export const metadata: Metadata = { title: 'Configuration' };

export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  await requireSignIn('/settings/configuration', searchParams);
  return <ConfigurationPage />;
}
