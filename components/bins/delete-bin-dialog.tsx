'use client';

import { ConfirmDialog } from '@/components/ui/dialog/confirm-dialog';
import { toast } from '@/components/ui/toast/toast';
import { errorMessage } from '@/lib/client/api-error';
import { useDeleteBin } from '@/lib/client/queries/bins';
import type { Bin } from '@/lib/schemas/bins';

export function DeleteBinDialog({ bin, onClose, onDeleted }: { bin: Bin; onClose: () => void; onDeleted: () => void }) {
  const remove = useDeleteBin(bin.id);
  const confirm = () =>
    remove.mutate(undefined, {
      onSuccess: () => {
        toast.success('The bin was deleted.');
        onClose();
        onDeleted();
      },
    });
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={bin.name ? `Delete ${bin.name}?` : 'Delete this bin?'}
      action="Delete bin"
      busy={remove.isPending}
      error={remove.error ? errorMessage(remove.error) : undefined}
      onConfirm={confirm}
    >
      <p>All requests that it holds are removed with it, and its URL takes no more. This cannot be undone.</p>
      <p>Webhooks that point at it stay, and their deliveries fail until you edit them.</p>
    </ConfirmDialog>
  );
}
