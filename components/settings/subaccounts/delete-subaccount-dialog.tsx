'use client';

import { type RefObject, useState } from 'react';
import { LoadError } from '@/components/shell/load-error';
import { Button } from '@/components/ui/button/button';
import { Dialog, DialogBody, DialogFooter } from '@/components/ui/dialog/dialog';
import { Field } from '@/components/ui/field/field';
import { Input } from '@/components/ui/field/input';
import { Alert } from '@/components/ui/states/alert';
import { Skeleton } from '@/components/ui/states/skeleton';
import { toast } from '@/components/ui/toast/toast';
import { errorMessage } from '@/lib/client/api-error';
import { count } from '@/lib/client/format';
import { useDeleteSubaccount, useSubaccount } from '@/lib/client/queries/subaccounts';
import type { Subaccount, SubaccountDetail } from '@/lib/schemas/subaccounts';

interface DeleteSubaccountDialogProps {
  subaccount: Subaccount;
  onClose: () => void;
  returnFocusTo: RefObject<HTMLElement | null>;
}

/** Says what goes with a subaccount, and asks for its name: there is no way back. */
export function DeleteSubaccountDialog({ subaccount, onClose, returnFocusTo }: DeleteSubaccountDialogProps) {
  const { id, name } = subaccount;
  const detail = useSubaccount(id);
  const remove = useDeleteSubaccount(id);
  const [typed, setTyped] = useState('');
  const matches = typed.trim() === name;
  const submit = () =>
    remove.mutate(undefined, {
      onSuccess: ({ canceledDeliveries }) => {
        toast.success(`${name} was deleted; ${count(canceledDeliveries, 'delivery was', 'deliveries were')} canceled.`);
        onClose();
      },
    });
  return (
    <Dialog open onOpenChange={onClose} returnFocusTo={returnFocusTo} title={`Delete ${name}?`}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (matches) submit();
        }}
      >
        <DialogBody className="flex flex-col gap-4">
          {remove.error && <Alert tone="danger">{errorMessage(remove.error)}</Alert>}
          {detail.isPending && <Skeleton className="h-28 w-full" />}
          {detail.isError && <LoadError error={detail.error} onRetry={detail.refetch} />}
          {detail.data && <Consequences detail={detail.data} />}
          <Field
            label={
              <span>
                Type <strong className="font-semibold select-all">{name}</strong> to confirm
              </span>
            }
          >
            {(control) => (
              <Input
                {...control}
                autoComplete="off"
                spellCheck={false}
                value={typed}
                onChange={({ target }) => setTyped(target.value)}
              />
            )}
          </Field>
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="danger" disabled={!matches} busy={remove.isPending}>
            Delete subaccount
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}

function Consequences({ detail: { users, domains, webhooks, pendingDeliveries } }: { detail: SubaccountDetail }) {
  return (
    <div>
      <p>
        <strong className="font-semibold">This cannot be undone.</strong> At once:
      </p>
      <ul className="mt-1 list-disc pl-5 text-ink-2">
        <li>{count(users, 'person loses', 'people lose')} access, and all its API keys are revoked,</li>
        <li>{count(domains, 'domain takes', 'domains take')} no more events,</li>
        <li>
          {count(webhooks, 'webhook is', 'webhooks are')} deleted, and{' '}
          <strong className="font-semibold text-ink">
            {count(pendingDeliveries, 'pending delivery is', 'pending deliveries are')} canceled
          </strong>
          .
        </li>
      </ul>
      <p className="mt-1 text-ink-2">What was delivered or failed before stays in your logs.</p>
    </div>
  );
}
