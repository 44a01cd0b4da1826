'use client';

import { ConfirmDialog } from '@/components/ui/dialog/confirm-dialog';
import { toast } from '@/components/ui/toast/toast';
import { errorMessage } from '@/lib/client/api-error';
import { useMe } from '@/lib/client/queries/me';
import { useRemoveUser } from '@/lib/client/queries/users';
import type { User } from '@/lib/schemas/users';

export function RemoveUserDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const remove = useRemoveUser();
  const { account } = useMe();
  const confirm = () =>
    remove.mutate(user.id, {
      onSuccess: () => {
        toast.success(`${user.name} was removed.`);
        onClose();
      },
    });
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Remove ${user.name}?`}
      action="Remove"
      busy={remove.isPending}
      error={remove.error ? errorMessage(remove.error) : undefined}
      onConfirm={confirm}
    >
      <p>
        <strong className="font-semibold break-all text-ink">{user.email}</strong> is signed out everywhere at once and
        cannot sign in to {account.name} any more.
      </p>
      <p>What they made stays. API keys that they know go on working: revoke those under Settings &gt; API keys.</p>
    </ConfirmDialog>
  );
}
