'use client';

import { ConfirmDialog } from '@/components/ui/dialog/confirm-dialog';
import { errorMessage } from '@/lib/client/api-error';
import { startAfresh, useMe } from '@/lib/client/queries/me';
import { useComeBack, useWhereabouts } from '@/lib/client/queries/shown-view';
import type { Me } from '@/lib/schemas/account';
import { REGION_LABELS } from '@/lib/schemas/regions';

const place = ({ account, region }: Pick<Me, 'account' | 'region'>) => `${account.name} (${REGION_LABELS[region]})`;

/** In front of a tab that shows another account or region than the browser is in: go along, or take it back. */
export function AwayDialog() {
  const me = useMe();
  const { data: now, error } = useWhereabouts();
  const back = useComeBack();
  const failure = back.error ?? error;
  return (
    <ConfirmDialog
      open
      onOpenChange={() => back.mutate()}
      title="Another tab went somewhere else"
      cancel={`Stay in ${place(me)}`}
      action={now ? `Go to ${place(now)}` : 'Go there'}
      harmless
      busy={back.isPending}
      error={failure ? errorMessage(failure) : undefined}
      onConfirm={startAfresh}
    >
      <p>
        This tab shows <strong className="font-semibold text-ink">{place(me)}</strong>, but your browser is in{' '}
        <strong className="font-semibold text-ink">{now ? place(now) : '…'}</strong> by now, and can only be in one
        place at a time. Nothing was changed from here.
      </p>
    </ConfirmDialog>
  );
}
