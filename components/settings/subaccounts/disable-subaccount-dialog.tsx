'use client';

import { type RefObject, useState } from 'react';
import { Button } from '@/components/ui/button/button';
import { Dialog, DialogBody, DialogFooter } from '@/components/ui/dialog/dialog';
import { Field } from '@/components/ui/field/field';
import { Input } from '@/components/ui/field/input';
import { Alert } from '@/components/ui/states/alert';
import { toast } from '@/components/ui/toast/toast';
import { errorMessage } from '@/lib/client/api-error';
import { useDisableSubaccount } from '@/lib/client/queries/subaccounts';
import type { Subaccount } from '@/lib/schemas/subaccounts';

interface DisableSubaccountDialogProps {
  subaccount: Subaccount;
  onClose: () => void;
  returnFocusTo: RefObject<HTMLElement | null>;
}

/** Says what stands still while a subaccount is disabled, and asks why it is. */
export function DisableSubaccountDialog({ subaccount, onClose, returnFocusTo }: DisableSubaccountDialogProps) {
  const { id, name } = subaccount;
  const disable = useDisableSubaccount(id);
  const [reason, setReason] = useState('');
  const submit = () =>
    disable.mutate(reason, {
      onSuccess: () => {
        toast.success(`${name} is disabled.`);
        onClose();
      },
    });
  return (
    <Dialog open onOpenChange={onClose} returnFocusTo={returnFocusTo} title={`Disable ${name}?`}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <DialogBody className="flex flex-col gap-4">
          {disable.error && <Alert tone="danger">{errorMessage(disable.error)}</Alert>}
          <div>
            <p>Until it is enabled again:</p>
            <ul className="mt-1 list-disc pl-5 text-ink-2">
              <li>its people are signed out and cannot sign in,</li>
              <li>its API keys are refused with 403, and so are its events,</li>
              <li>the pending deliveries of its own webhooks wait; nothing is lost.</li>
            </ul>
          </div>
          <Field label="Reason" optional hint="Shown in this list, to the people of this account.">
            {(control) => (
              <Input
                {...control}
                autoComplete="off"
                maxLength={1_000}
                value={reason}
                onChange={({ target }) => setReason(target.value)}
              />
            )}
          </Field>
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="danger" busy={disable.isPending}>
            Disable subaccount
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
