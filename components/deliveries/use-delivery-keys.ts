'use client';

import { useListKeys } from '@/components/shell/keyboard/use-list-keys';
import { useShortcut } from '@/components/shell/keyboard/use-shortcut';
import { toast } from '@/components/ui/toast/toast';
import { errorMessage } from '@/lib/client/api-error';
import { useResendDelivery } from '@/lib/client/queries/change-delivery';
import { useCan } from '@/lib/client/queries/me';

interface DeliveryKeys {
  rows: readonly string[];
  open: string | null;
  onOpen: (id: string) => void;
  /** Where the rows are not deliveries themselves. */
  deliveryOf?: (row: string) => string;
  /** Opens the delivery that a resend made. */
  onResent: (id: string) => void;
  /** Where the list follows what is new. */
  onToggleLive?: () => void;
}

/** Sends a finished delivery's event again and says so; the toast leads to the new delivery. */
export function useResend(onOpen: (id: string) => void) {
  const resend = useResendDelivery();
  const send = (id: string) => {
    // A key that is pressed twice means it once.
    if (resend.isPending) return;
    resend.mutate(id, {
      onSuccess: (fresh) =>
        toast.success('The event is being sent again.', {
          action: { label: 'Open it', onClick: () => onOpen(fresh.id) },
        }),
      onError: (error) => toast.error(errorMessage(error)),
    });
  };
  return { send, busy: resend.isPending };
}

/** Keys of the deliveries' list and drawer: those of every list, and `t` for tail. */
export function useDeliveryKeys({
  rows,
  open,
  onOpen,
  deliveryOf = (row) => row,
  onResent,
  onToggleLive,
}: DeliveryKeys) {
  const { send } = useResend(onResent);
  const canResend = useCan('deliveries:resend');
  useShortcut(
    { keys: 't', label: 'Follow what is new, or pause', group: 'Lists', enabled: onToggleLive !== undefined },
    () => onToggleLive?.(),
  );
  return useListKeys({ rows, open, onOpen, onResend: canResend ? (row) => send(deliveryOf(row)) : undefined });
}
