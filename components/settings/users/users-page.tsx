'use client';

import { UserPlus } from 'lucide-react';
import { useRef, useState } from 'react';
import { LoadError } from '@/components/shell/load-error';
import { PageHeader } from '@/components/shell/page-header';
import { Button } from '@/components/ui/button/button';
import { Card } from '@/components/ui/card';
import { SkeletonRows } from '@/components/ui/states/skeleton';
import { LoadMore } from '@/components/ui/table/load-more';
import { useMe } from '@/lib/client/queries/me';
import { useUsers } from '@/lib/client/queries/users';
import type { User } from '@/lib/schemas/users';
import { EditUserDialog } from './edit-user-dialog';
import { InvitationList } from './invitation-list';
import { InviteDialog } from './invite-dialog';
import type { Invitee } from './invite-form';
import { RemoveUserDialog } from './remove-user-dialog';
import { RoleGuide } from './role-guide';
import { UserTable } from './user-table';

/** Settings > Users, for admins: people, open invitations, and what the roles mean. */
export function UsersPage() {
  const { account } = useMe();
  const users = useUsers();
  const [editing, setEditing] = useState<User | null>(null);
  const [removing, setRemoving] = useState<User | null>(null);
  const [inviting, setInviting] = useState<Partial<Invitee> | null>(null);
  const invite = useRef<HTMLButtonElement>(null);
  const people = users.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        path={['Settings']}
        title="Users"
        description={`Who signs in to ${account.name}, and what they may do there.`}
        actions={
          <Button ref={invite} variant="primary" onClick={() => setInviting({})}>
            <UserPlus aria-hidden />
            Invite
          </Button>
        }
      />
      <Card>
        {users.isPending && <SkeletonRows rows={3} label="Loading people" />}
        {users.isError && !users.isFetchNextPageError && <LoadError error={users.error} onRetry={users.refetch} />}
        {people.length > 0 && <UserTable users={people} onEdit={setEditing} onRemove={setRemoving} />}
        {users.data && people.length === 0 && (
          <p className="px-4 py-8 text-center text-ink-2">
            Nobody signs in here yet. Invite the first person, as an admin.
          </p>
        )}
        <LoadMore query={users} shown={people.length} />
      </Card>
      <InvitationList onRenew={setInviting} />
      <RoleGuide />
      {inviting && <InviteDialog initial={inviting} onClose={() => setInviting(null)} returnFocusTo={invite} />}
      {editing && <EditUserDialog user={editing} onClose={() => setEditing(null)} />}
      {removing && <RemoveUserDialog user={removing} onClose={() => setRemoving(null)} />}
    </div>
  );
}
