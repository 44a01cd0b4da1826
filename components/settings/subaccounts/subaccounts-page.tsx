'use client';

import { Building2, Plus, Search } from 'lucide-react';
import { useRef, useState } from 'react';
import { LoadError } from '@/components/shell/load-error';
import { PageHeader } from '@/components/shell/page-header';
import { Button } from '@/components/ui/button/button';
import { Card } from '@/components/ui/card';
import { ClearFilters } from '@/components/ui/field/clear-filters';
import { SearchInput } from '@/components/ui/field/search-input';
import { Select } from '@/components/ui/field/select';
import { EmptyState } from '@/components/ui/states/empty-state';
import { Outdated } from '@/components/ui/states/outdated';
import { SkeletonRows } from '@/components/ui/states/skeleton';
import { LoadMore } from '@/components/ui/table/load-more';
import { useCan, useMe } from '@/lib/client/queries/me';
import { useSubaccounts } from '@/lib/client/queries/subaccounts';
import { useAddress } from '@/lib/client/use-address';
import { SUBACCOUNT_STATUSES } from '@/lib/schemas/subaccount-statuses';
import { CreateSubaccountDialog } from './create-subaccount-dialog';
import { SUBACCOUNT_PARAMETERS } from './subaccount-parameters';
import { SubaccountTable } from './subaccount-table';

/** Settings > Subaccounts, on a primary account. */
export function SubaccountsPage() {
  const { account } = useMe();
  const canWrite = useCan('subaccounts:write');
  const [{ q, status }, setFilters] = useAddress(SUBACCOUNT_PARAMETERS);
  const subaccounts = useSubaccounts({ q, status });
  const [creating, setCreating] = useState(false);
  const create = useRef<HTMLButtonElement>(null);
  const shown = subaccounts.data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = q !== '' || status !== null;
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        path={['Settings']}
        title="Subaccounts"
        description={`Accounts below ${account.name}, each with its own domains, webhooks, keys, people and signing key.`}
        actions={
          canWrite && (
            <Button ref={create} variant="primary" onClick={() => setCreating(true)}>
              <Plus aria-hidden />
              Create subaccount
            </Button>
          )
        }
      />
      <Card>
        <div className="flex flex-wrap gap-2 border-b p-3">
          <SearchInput
            aria-label="Search subaccounts"
            placeholder="Search name or id"
            className="min-w-48 flex-1"
            value={q}
            onChange={({ target }) => setFilters({ q: target.value || null })}
          />
          <Select
            aria-label="Status"
            className="w-40"
            value={status ?? ''}
            onChange={({ target }) =>
              setFilters({ status: SUBACCOUNT_STATUSES.find((each) => each === target.value) ?? null })
            }
          >
            <option value="">Every status</option>
            <option value="open">Open</option>
            <option value="disabled">Disabled</option>
          </Select>
        </div>
        {subaccounts.isPending && <SkeletonRows label="Loading subaccounts" />}
        {subaccounts.isError && !subaccounts.isFetchNextPageError && (
          <LoadError error={subaccounts.error} onRetry={subaccounts.refetch} />
        )}
        {shown.length > 0 && (
          <Outdated when={subaccounts.isPlaceholderData}>
            <SubaccountTable subaccounts={shown} canWrite={canWrite} />
          </Outdated>
        )}
        {subaccounts.data && shown.length === 0 && filtered && (
          <EmptyState
            icon={Search}
            title="No subaccount matches"
            actions={<ClearFilters onClear={() => setFilters(null)} />}
          />
        )}
        {subaccounts.data && shown.length === 0 && !filtered && (
          <EmptyState
            icon={Building2}
            title="No subaccounts yet"
            actions={canWrite && <Button onClick={() => setCreating(true)}>Create the first one</Button>}
          >
            A subaccount keeps a customer or a team apart: it sees only what is its own, while the account-level
            webhooks of {account.name} hear of its events, too.
          </EmptyState>
        )}
        <LoadMore query={subaccounts} shown={shown.length} />
      </Card>
      {creating && <CreateSubaccountDialog onClose={() => setCreating(false)} returnFocusTo={create} />}
    </div>
  );
}
