'use client';

import { ConfirmDialog } from '@/components/ui/dialog/confirm-dialog';
import { toast } from '@/components/ui/toast/toast';
import { errorMessage } from '@/lib/client/api-error';
import { useRegenerateSigningKey } from '@/lib/client/queries/signing-key';

interface RegenerateKeyDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onDone: () => void;
}

export function RegenerateKeyDialog({ open, onOpenChange, onDone }: RegenerateKeyDialogProps) {
  const regenerate = useRegenerateSigningKey();
  const confirm = () =>
    regenerate.mutate(undefined, {
      onSuccess: () => {
        toast.success('The signing key was regenerated. Give the new one to your receivers.');
        onDone();
        onOpenChange(false);
      },
    });
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Regenerate the signing key?"
      action="Regenerate key"
      busy={regenerate.isPending}
      error={regenerate.error ? errorMessage(regenerate.error) : undefined}
      onConfirm={confirm}
    >
      <p>
        <strong className="font-semibold text-ink">There is no grace period.</strong> From the next attempt on, the
        signature in the body is made with the new key, retries included. Receivers that still have the old key will
        refuse it.
      </p>
      <p>
        The Standard Webhooks header carries signatures of both keys for 24 hours, so receivers that check it have time
        to change over.
      </p>
    </ConfirmDialog>
  );
}
