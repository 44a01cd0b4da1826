import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { apiQuery } from '@/app/(panel)/api-query';
import { answerOf, Prefetch, prefetchedPage } from '@/app/(panel)/prefetch';
import { readAddressOf } from '@/app/(panel)/read-address';
import { requireSignIn, type SearchParams } from '@/app/(panel)/require-sign-in';
import { SUBACCOUNT_PARAMETERS } from '@/components/settings/subaccounts/subaccount-parameters';
import { SubaccountsPage } from '@/components/settings/subaccounts/subaccounts-page';
import { subaccountsQuery } from '@/lib/client/queries/subaccounts';
import { can } from '@/lib/core/access';
import { ownSubaccountOperations } from '@/lib/http/openapi/own/subaccounts';
import { listSubaccountPage } from '@/lib/services/listed-subaccounts';

export const metadata: Metadata = { title: 'Subaccounts' };

export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  const caller = await requireSignIn('/settings/subaccounts', searchParams);
  // Everybody in a primary account may look; for a subaccount there is no such page.
  if (!can(caller, 'subaccounts:read')) notFound();
  const filters = await readAddressOf(SUBACCOUNT_PARAMETERS, searchParams);
  const { list } = ownSubaccountOperations;
  const subaccounts = () => answerOf(list, caller, () => listSubaccountPage(caller, apiQuery(list, filters)));
  return (
    <Prefetch queries={[prefetchedPage(subaccountsQuery(filters), subaccounts)]}>
      <SubaccountsPage />
    </Prefetch>
  );
}
