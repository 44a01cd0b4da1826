'use client';

import { RotateCw, X } from 'lucide-react';
import { useState } from 'react';
import { RoleBadge } from '@/components/settings/roles/role-badge';
import { LoadError } from '@/components/shell/load-error';
import { Badge } from '@/components/ui/badge/badge';
import { Button } from '@/components/ui/button/button';
import { Card } from '@/components/ui/card';
import { SkeletonRows } from '@/components/ui/states/skeleton';
import { LoadMore } from '@/components/ui/table/load-more';
import { ActionsHeader, RowActions } from '@/components/ui/table/row-actions';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table/table';
import { Time } from '@/components/ui/time/time';
import { useInvitations } from '@/lib/client/queries/invitations';
import type { Invitation } from '@/lib/schemas/users';
import type { Invitee } from './invite-form';
import { WithdrawInvitationDialog } from './withdraw-invitation-dialog';

/** Invitations that nobody has used yet. */
export function InvitationList({ onRenew }: { onRenew: (invitee: Invitee) => void }) {
  const invitations = useInvitations();
  const [withdrawing, setWithdrawing] = useState<Invitation | null>(null);
  const shown = invitations.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section aria-labelledby="open-invitations" className="flex flex-col gap-2">
      <h2 id="open-invitations" className="font-semibold">
        Open invitations
      </h2>
      <Card>
        {invitations.isPending && <SkeletonRows rows={1} label="Loading invitations" />}
        {invitations.isError && !invitations.isFetchNextPageError && (
          <LoadError error={invitations.error} onRetry={invitations.refetch} />
        )}
        {shown.length > 0 && <InvitationTable invitations={shown} onRenew={onRenew} onWithdraw={setWithdrawing} />}
        {invitations.data && shown.length === 0 && (
          <p className="px-4 py-5 text-ink-2">
            None. Invite somebody and pass their link on: nothing is mailed, and each link works once, for 7 days.
          </p>
        )}
        <LoadMore query={invitations} shown={shown.length} />
      </Card>
      {withdrawing && <WithdrawInvitationDialog invitation={withdrawing} onClose={() => setWithdrawing(null)} />}
    </section>
  );
}

interface InvitationTableProps {
  invitations: Invitation[];
  onRenew: (invitee: Invitee) => void;
  onWithdraw: (invitation: Invitation) => void;
}

function InvitationTable({ invitations, onRenew, onWithdraw }: InvitationTableProps) {
  return (
    <Table aria-label="Open invitations">
      <TableHead>
        <TableHeader>Email</TableHeader>
        <TableHeader>Role</TableHeader>
        <TableHeader>Invited</TableHeader>
        <TableHeader>Expires</TableHeader>
        <ActionsHeader />
      </TableHead>
      <TableBody>
        {invitations.map((invitation) => (
          <TableRow key={invitation.id}>
            <TableCell wide className="font-medium break-all w-2/5 min-w-44">
              {invitation.email}
            </TableCell>
            <TableCell label="Role">
              <RoleBadge role={invitation.role} />
            </TableCell>
            <TableCell label="Invited">
              <Time at={invitation.createdAt} relative />
              {invitation.invitedBy && (
                <span className="block text-xs wrap-anywhere text-ink-3">by {invitation.invitedBy.name}</span>
              )}
            </TableCell>
            <TableCell label="Expires">
              <Expiry at={invitation.expiresAt} />
            </TableCell>
            <RowActions>
              <Button
                variant="ghost"
                size="sm"
                aria-label={`New link for ${invitation.email}`}
                onClick={() => onRenew({ email: invitation.email, role: invitation.role })}
              >
                <RotateCw aria-hidden />
                New link
              </Button>
              <Button
                variant="dangerGhost"
                size="sm"
                aria-label={`Withdraw the invitation of ${invitation.email}`}
                onClick={() => onWithdraw(invitation)}
              >
                <X aria-hidden />
                Withdraw
              </Button>
            </RowActions>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Expiry({ at }: { at: string }) {
  return Date.parse(at) <= Date.now() ? <Badge tone="warning">Expired</Badge> : <Time at={at} relative />;
}
