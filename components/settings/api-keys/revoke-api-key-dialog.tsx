'use client';

import { ConfirmDialog } from '@/components/ui/dialog/confirm-dialog';
import { Time } from '@/components/ui/time/time';
import { toast } from '@/components/ui/toast/toast';
import { errorMessage } from '@/lib/client/api-error';
import { useRevokeApiKey } from '@/lib/client/queries/api-keys';
import type { ApiKey } from '@/lib/schemas/api-keys';
import { keyName } from './key-name';

/** Asks before a key ends, and says whether somebody still uses it. */
export function RevokeApiKeyDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const revoke = useRevokeApiKey();
  const name = keyName(apiKey);
  const confirm = () =>
    revoke.mutate(apiKey.id, {
      onSuccess: () => {
        toast.success(`The key “${name}” was revoked.`);
        onClose();
      },
    });
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Revoke the key “${name}”?`}
      action="Revoke key"
      busy={revoke.isPending}
      error={revoke.error ? errorMessage(revoke.error) : undefined}
      onConfirm={confirm}
    >
      <p>
        <code className="font-mono text-sm text-ink">{apiKey.prefix}…</code>{' '}
        {apiKey.lastUsedAt ? (
          <>
            was last used <Time at={apiKey.lastUsedAt} relative />.
          </>
        ) : (
          'was never used.'
        )}
      </p>
      <p>Whoever still uses it is refused from now on. This cannot be undone.</p>
    </ConfirmDialog>
  );
}
