'use client';

import { KeyRound, Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { LoadError } from '@/components/shell/load-error';
import { PageHeader } from '@/components/shell/page-header';
import { Button } from '@/components/ui/button/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/states/empty-state';
import { SkeletonRows } from '@/components/ui/states/skeleton';
import { LoadMore } from '@/components/ui/table/load-more';
import { useApiKeys } from '@/lib/client/queries/api-keys';
import { useMe } from '@/lib/client/queries/me';
import type { ApiKey } from '@/lib/schemas/api-keys';
import { ApiKeyTable } from './api-key-table';
import { CreateApiKeyDialog } from './create-api-key-dialog';
import { RevokeApiKeyDialog } from './revoke-api-key-dialog';

/** Settings > API keys, for admins. */
export function ApiKeysPage() {
  const { account } = useMe();
  const keys = useApiKeys();
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const create = useRef<HTMLButtonElement>(null);
  const shown = keys.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        path={['Settings']}
        title="API keys"
        description={`With a key, scripts and Mailgun’s SDKs act on ${account.name}: HTTP Basic, user api, password the key.`}
        actions={
          <Button ref={create} variant="primary" onClick={() => setCreating(true)}>
            <Plus aria-hidden />
            Create API key
          </Button>
        }
      />
      <Card>
        {keys.isPending && <SkeletonRows label="Loading API keys" />}
        {keys.isError && !keys.isFetchNextPageError && <LoadError error={keys.error} onRetry={keys.refetch} />}
        {shown.length > 0 && <ApiKeyTable keys={shown} onRevoke={setRevoking} />}
        {keys.data && shown.length === 0 && (
          <EmptyState
            icon={KeyRound}
            title="No API keys yet"
            actions={<Button onClick={() => setCreating(true)}>Create the first one</Button>}
          >
            A key opens the API to scripts and services, with the rights of its role and no more.
          </EmptyState>
        )}
        <LoadMore query={keys} shown={shown.length} />
      </Card>
      {creating && <CreateApiKeyDialog onClose={() => setCreating(false)} returnFocusTo={create} />}
      {revoking && <RevokeApiKeyDialog apiKey={revoking} onClose={() => setRevoking(null)} />}
    </div>
  );
}
