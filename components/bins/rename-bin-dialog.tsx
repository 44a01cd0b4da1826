'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button/button';
import { Dialog, DialogBody, DialogFooter } from '@/components/ui/dialog/dialog';
import { Field } from '@/components/ui/field/field';
import { Input } from '@/components/ui/field/input';
import { Alert } from '@/components/ui/states/alert';
import { errorMessage } from '@/lib/client/api-error';
import { useUpdateBin } from '@/lib/client/queries/bins';
import type { Bin } from '@/lib/schemas/bins';

export function RenameBinDialog({ bin, onClose }: { bin: Bin; onClose: () => void }) {
  const update = useUpdateBin(bin.id);
  const [name, setName] = useState(bin.name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    update.mutate({ name: name.trim() }, { onSuccess: onClose });
  };
  return (
    <Dialog open onOpenChange={onClose} title="Rename bin">
      <form onSubmit={submit} noValidate>
        <DialogBody className="flex flex-col gap-4">
          {update.error && <Alert tone="danger">{errorMessage(update.error)}</Alert>}
          <Field label="Name" optional hint="For you and your colleagues; its URL stays.">
            {(control) => (
              <Input
                {...control}
                value={name}
                maxLength={100}
                autoComplete="off"
                placeholder="Retries of the CRM"
                onChange={({ target }) => setName(target.value)}
              />
            )}
          </Field>
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={update.isPending}>
            Rename
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
