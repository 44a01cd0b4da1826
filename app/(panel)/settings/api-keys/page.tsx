import type { Metadata } from 'next';
import { apiQuery } from '@/app/(panel)/api-query';
import { answerOf, Prefetch, prefetchedPage } from '@/app/(panel)/prefetch';
import { requireSignIn, type SearchParams } from '@/app/(panel)/require-sign-in';
import { ApiKeysPage } from '@/components/settings/api-keys/api-keys-page';
import { Permitted } from '@/components/shell/permitted';
import { apiKeysQuery } from '@/lib/client/queries/api-keys';
import { apiKeyOperations } from '@/lib/http/openapi/own/keys';
import { listApiKeyPage } from '@/lib/services/keys';

export const metadata: Metadata = { title: 'API keys' };

export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  const caller = await requireSignIn('/settings/api-keys', searchParams);
  const { list } = apiKeyOperations;
  const keys = () => answerOf(list, caller, () => listApiKeyPage(caller, apiQuery(list, {})));
  return (
    <Permitted action="keys:manage" path={['Settings']} title="API keys">
      <Prefetch queries={[prefetchedPage(apiKeysQuery, keys)]}>
        <ApiKeysPage />
      </Prefetch>
    </Permitted>
  );
}
