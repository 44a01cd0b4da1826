'use client';

import { ConfirmDialog } from '@/components/ui/dialog/confirm-dialog';
import { toast } from '@/components/ui/toast/toast';
import { errorMessage } from '@/lib/client/api-error';
import { useClearBin } from '@/lib/client/queries/bins';
import type { Bin } from '@/lib/schemas/bins';

export function ClearBinDialog({ bin, onClose }: { bin: Bin; onClose: () => void }) {
  const clear = useClearBin(bin.id);
  const confirm = () =>
    clear.mutate(undefined, {
      onSuccess: () => {
        toast.success('The bin is empty.');
        onClose();
      },
    });
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title="Clear this bin?"
      action="Clear bin"
      busy={clear.isPending}
      error={clear.error ? errorMessage(clear.error) : undefined}
      onConfirm={confirm}
    >
      <p>All requests that it holds are removed; it goes on taking new ones. This cannot be undone.</p>
    </ConfirmDialog>
  );
}
