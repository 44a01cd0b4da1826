import { Pencil, UserMinus } from 'lucide-react';
import { RoleBadge } from '@/components/settings/roles/role-badge';
import { Badge } from '@/components/ui/badge/badge';
import { Button } from '@/components/ui/button/button';
import { ActionsHeader, RowActions } from '@/components/ui/table/row-actions';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table/table';
import { Time } from '@/components/ui/time/time';
import { useMe } from '@/lib/client/queries/me';
import type { User } from '@/lib/schemas/users';

interface UserTableProps {
  users: User[];
  onEdit: (user: User) => void;
  onRemove: (user: User) => void;
}

export function UserTable({ users, onEdit, onRemove }: UserTableProps) {
  const { user: me } = useMe();
  return (
    <Table aria-label="People">
      <TableHead>
        <TableHeader>Person</TableHeader>
        <TableHeader>Role</TableHeader>
        <TableHeader>Joined</TableHeader>
        <TableHeader>Last sign-in</TableHeader>
        <ActionsHeader />
      </TableHead>
      <TableBody>
        {users.map((user) => (
          <TableRow key={user.id}>
            <TableCell wide className="w-2/5 min-w-52">
              <span className="flex flex-wrap items-center gap-x-2 font-medium wrap-anywhere">
                {user.name}
                {user.id === me?.id && <Badge>You</Badge>}
              </span>
              <span className="block text-sm break-all text-ink-3">{user.email}</span>
            </TableCell>
            <TableCell label="Role">
              <RoleBadge role={user.role} />
            </TableCell>
            <TableCell label="Joined">
              <Time at={user.createdAt} relative />
            </TableCell>
            <TableCell label="Last sign-in">
              {user.lastSignInAt ? <Time at={user.lastSignInAt} relative /> : <span className="text-ink-3">Never</span>}
            </TableCell>
            <RowActions>
              <Button variant="ghost" size="sm" aria-label={`Edit ${user.name}`} onClick={() => onEdit(user)}>
                <Pencil aria-hidden />
                Edit
              </Button>
              {user.id !== me?.id && (
                <Button
                  variant="dangerGhost"
                  size="sm"
                  aria-label={`Remove ${user.name}`}
                  onClick={() => onRemove(user)}
                >
                  <UserMinus aria-hidden />
                  Remove
                </Button>
              )}
            </RowActions>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
