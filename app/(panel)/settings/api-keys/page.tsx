import type { Metadata } from 'next';
import { requireSignIn, type SearchParams } from '@/app/(panel)/require-sign-in';
import { ApiKeysPage } from '@/components/settings/api-keys/api-keys-page';
import { Permitted } from '@/components/shell/permitted';

export const metadata: Metadata = { title: 'API keys' };

export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  await requireSignIn('/settings/api-keys', searchParams);
  return (
    <Permitted action="keys:manage" path={['Settings']} title="API keys">
      <ApiKeysPage />
    </Permitted>
  );
}
