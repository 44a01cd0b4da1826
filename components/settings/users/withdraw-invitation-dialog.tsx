'use client';

import { ConfirmDialog } from '@/components/ui/dialog/confirm-dialog';
import { toast } from '@/components/ui/toast/toast';
import { errorMessage } from '@/lib/client/api-error';
import { useWithdrawInvitation } from '@/lib/client/queries/invitations';
import type { Invitation } from '@/lib/schemas/users';

export function WithdrawInvitationDialog({ invitation, onClose }: { invitation: Invitation; onClose: () => void }) {
  const withdraw = useWithdrawInvitation();
  const confirm = () =>
    withdraw.mutate(invitation.id, {
      onSuccess: () => {
        toast.success(`The invitation of ${invitation.email} was withdrawn.`);
        onClose();
      },
    });
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title="Withdraw this invitation?"
      action="Withdraw invitation"
      busy={withdraw.isPending}
      error={withdraw.error ? errorMessage(withdraw.error) : undefined}
      onConfirm={confirm}
    >
      <p>
        The link of <strong className="font-semibold break-all text-ink">{invitation.email}</strong> leads nowhere from
        now on. You can invite them again at any time.
      </p>
    </ConfirmDialog>
  );
}
