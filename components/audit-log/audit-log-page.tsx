'use client';

import { ScrollText, ShieldAlert } from 'lucide-react';
import { useListKeys } from '@/components/shell/keyboard/use-list-keys';
import { LoadError } from '@/components/shell/load-error';
import { PageHeader } from '@/components/shell/page-header';
import { Card } from '@/components/ui/card';
import { ClearFilters } from '@/components/ui/field/clear-filters';
import { EmptyState } from '@/components/ui/states/empty-state';
import { Outdated } from '@/components/ui/states/outdated';
import { SkeletonRows } from '@/components/ui/states/skeleton';
import { LoadMore } from '@/components/ui/table/load-more';
import { text } from '@/lib/client/address-parameters';
import { useAuditLog } from '@/lib/client/queries/audit-log';
import { useCan, useMe } from '@/lib/client/queries/me';
import { useAddress } from '@/lib/client/use-address';
import { AuditDrawer } from './audit-drawer';
import { AuditFilterBar } from './audit-filter-bar';
import { AuditTable } from './audit-table';
import { useAuditFilters } from './use-audit-filters';

const PARAMETERS = { entry: text };

/** Settings > Audit log: who changed what. */
export function AuditLogPage() {
  const { account } = useMe();
  const canRead = useCan('audit:read');
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        path={['Settings']}
        title="Audit log"
        description={`Who changed what in ${account.name}, in all regions. Entries can be neither changed nor removed.`}
      />
      <Card>
        {canRead ? (
          <AuditLog />
        ) : (
          <EmptyState icon={ShieldAlert} title="Only admins read the audit log">
            Ask an admin of {account.name} to look something up, or to make you an admin.
          </EmptyState>
        )}
      </Card>
    </div>
  );
}

function AuditLog() {
  const { filters, state, setState, isFiltered, clear } = useAuditFilters();
  const [{ entry: open }, change] = useAddress(PARAMETERS, { history: 'layer' });
  const setOpen = (entry: string | null) => change({ entry });
  const log = useAuditLog(filters);
  const entries = log.data?.pages.flatMap((page) => page.items) ?? [];
  const actors = [...new Map(entries.map(({ actor }) => [actor.id, { id: actor.id, name: actor.name }])).values()];
  const show = (id: string) => void setOpen(id);
  const { returnFocusTo, previous, next } = useListKeys({ rows: entries.map(({ id }) => id), open, onOpen: show });
  return (
    <>
      <AuditFilterBar actors={actors} />
      {log.isPending && <SkeletonRows rows={8} label="Loading the audit log" />}
      {log.isError && !log.isFetchNextPageError && <LoadError error={log.error} onRetry={log.refetch} />}
      {entries.length > 0 && (
        <Outdated when={log.isPlaceholderData}>
          <AuditTable entries={entries} withAccount={state.subaccounts} onOpen={show} />
        </Outdated>
      )}
      {log.data && entries.length === 0 && (
        <EmptyState
          icon={ScrollText}
          title={isFiltered ? 'No entry matches' : 'Nothing has been changed yet'}
          actions={isFiltered && <ClearFilters onClear={clear} />}
        >
          {isFiltered
            ? 'Change or clear the filters.'
            : 'Each change of webhooks, domains, keys, people and settings will be listed here.'}
        </EmptyState>
      )}
      <LoadMore query={log} shown={entries.length} />
      <AuditDrawer
        id={open}
        walk={{ previous, next, onWalk: show }}
        onClose={() => setOpen(null)}
        returnFocusTo={returnFocusTo}
        onNarrow={(filter) => {
          setOpen(null);
          setState({ q: null, kind: null, action: null, actor: null, target: null, ...filter });
        }}
      />
    </>
  );
}
