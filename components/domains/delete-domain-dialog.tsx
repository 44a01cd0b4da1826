'use client';

import { ConfirmDialog } from '@/components/ui/dialog/confirm-dialog';
import { toast } from '@/components/ui/toast/toast';
import { errorMessage } from '@/lib/client/api-error';
import { useDeleteDomain } from '@/lib/client/queries/domains';

export function DeleteDomainDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const remove = useDeleteDomain();
  const confirm = () =>
    remove.mutate(name, {
      onSuccess: () => {
        toast.success(`${name} was deleted.`);
        onClose();
      },
    });
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Delete ${name}?`}
      action="Delete domain"
      busy={remove.isPending}
      error={remove.error ? errorMessage(remove.error) : undefined}
      onConfirm={confirm}
    >
      <p>
        Its domain-level webhooks are deleted with it, their pending deliveries are canceled, and events for it are
        refused from now on.
      </p>
      <p>This cannot be undone.</p>
    </ConfirmDialog>
  );
}
