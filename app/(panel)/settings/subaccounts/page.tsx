import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireSignIn, type SearchParams } from '@/app/(panel)/require-sign-in';
import { SubaccountsPage } from '@/components/settings/subaccounts/subaccounts-page';
import { can } from '@/lib/core/access';

export const metadata: Metadata = { title: 'Subaccounts' };

export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  const caller = await requireSignIn('/settings/subaccounts', searchParams);
  // Everybody in a primary account may look; for a subaccount there is no such page.
  if (!can(caller, 'subaccounts:read')) notFound();
  return <SubaccountsPage />;
}
