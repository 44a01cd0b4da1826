'use client';

import { CircleCheck, CircleDashed, CircleOff, Globe, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { LoadError } from '@/components/shell/load-error';
import { PageHeader } from '@/components/shell/page-header';
import { Badge } from '@/components/ui/badge/badge';
import { Button } from '@/components/ui/button/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/states/empty-state';
import { SkeletonRows } from '@/components/ui/states/skeleton';
import { ActionsHeader, RowActions } from '@/components/ui/table/row-actions';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table/table';
import { Time } from '@/components/ui/time/time';
import { useDomains } from '@/lib/client/queries/domains';
import { useCan, useMe } from '@/lib/client/queries/me';
import type { Domain } from '@/lib/schemas/account';
import { REGION_LABELS } from '@/lib/schemas/regions';
import { AddDomainDialog } from './add-domain-dialog';
import { DeleteDomainDialog } from './delete-domain-dialog';
import { VerifyDomain } from './verify-domain';

const STATES = {
  active: { tone: 'success', icon: CircleCheck, label: 'Active' },
  unverified: { tone: 'warning', icon: CircleDashed, label: 'Unverified' },
  disabled: { tone: 'neutral', icon: CircleOff, label: 'Disabled' },
} as const;

/** The sending domains of the account in the region. */
export function DomainList() {
  const [adding, setAdding] = useState(false);
  const [deleting, setDeleting] = useState<string | null>(null);
  const { region } = useMe();
  const domains = useDomains();
  const canWrite = useCan('domains:write');
  const addButton = canWrite && (
    <Button variant="primary" onClick={() => setAdding(true)}>
      <Plus aria-hidden />
      Add domain
    </Button>
  );
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        path={['Send', 'Sending']}
        title="Domains"
        description={`Sending domains in the region ${REGION_LABELS[region]}.`}
        actions={addButton}
      />
      <Card>
        {domains.isPending && <SkeletonRows head label="Loading domains" />}
        {domains.isError && <LoadError error={domains.error} onRetry={domains.refetch} />}
        {domains.data && domains.data.length > 0 && (
          <DomainTable domains={domains.data} onDelete={canWrite ? setDeleting : null} />
        )}
        {domains.data?.length === 0 && (
          <EmptyState icon={Globe} title="No domains yet" actions={addButton}>
            Events belong to a sending domain. Add the one that your mail is sent from.
          </EmptyState>
        )}
      </Card>
      {adding && <AddDomainDialog region={region} onClose={() => setAdding(false)} />}
      {deleting && <DeleteDomainDialog name={deleting} onClose={() => setDeleting(null)} />}
    </div>
  );
}

function DomainTable({ domains, onDelete }: { domains: Domain[]; onDelete: ((name: string) => void) | null }) {
  return (
    <Table aria-label="Domains">
      <TableHead>
        <TableHeader>Domain</TableHeader>
        <TableHeader>State</TableHeader>
        <TableHeader>Added</TableHeader>
        {onDelete && <ActionsHeader />}
      </TableHead>
      <TableBody>
        {domains.map((domain) => {
          const { tone, icon, label } = STATES[domain.state];
          return (
            <TableRow key={domain.id}>
              <TableCell wide className="font-medium break-all w-1/2 min-w-40">
                {domain.name}
              </TableCell>
              <TableCell label="State">
                <Badge tone={tone} icon={icon}>
                  {label}
                </Badge>
              </TableCell>
              <TableCell label="Added">
                <Time at={domain.createdAt} relative />
              </TableCell>
              {onDelete && (
                <RowActions>
                  {domain.state === 'unverified' && <VerifyDomain name={domain.name} />}
                  <Button
                    variant="dangerGhost"
                    size="sm"
                    aria-label={`Delete ${domain.name}`}
                    onClick={() => onDelete(domain.name)}
                  >
                    <Trash2 aria-hidden />
                    Delete
                  </Button>
                </RowActions>
              )}
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}
