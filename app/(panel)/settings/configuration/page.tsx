import type { Metadata } from 'next';
import { answerOf, Prefetch, prefetched } from '@/app/(panel)/prefetch';
import { requireSignIn, type SearchParams } from '@/app/(panel)/require-sign-in';
import { ConfigurationPage } from '@/components/settings/configuration-page';
import { deliverySettingsQuery } from '@/lib/client/queries/delivery-settings';
import { piiSettingQuery } from '@/lib/client/queries/pii-setting';
import { can } from '@/lib/core/access';
import { accountOperations } from '@/lib/http/openapi/own/account';
import { deliverySettingsSchema } from '@/lib/schemas/delivery-settings';
import { getConfiguration } from '@/lib/services/configuration';

export const metadata: Metadata = { title: 'Configuration' };

export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  const caller = await requireSignIn('/settings/configuration', searchParams);
  const configuration = () => answerOf(accountOperations.getConfiguration, caller, () => getConfiguration(caller));
  const queries = [
    prefetched(deliverySettingsQuery, async () => deliverySettingsSchema.parse(await configuration())),
    // Not even the query's key may be on a subaccount's page (PRODUCT 3).
    ...(can(caller, 'pii:read') ? [prefetched(piiSettingQuery, configuration)] : []),
  ];
  return (
    <Prefetch queries={queries}>
      <ConfigurationPage />
    </Prefetch>
  );
}
