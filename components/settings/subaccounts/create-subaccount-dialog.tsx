'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import type { RefObject } from 'react';
import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { Button } from '@/components/ui/button/button';
import { Dialog, DialogBody, DialogFooter } from '@/components/ui/dialog/dialog';
import { Field } from '@/components/ui/field/field';
import { Input } from '@/components/ui/field/input';
import { Alert } from '@/components/ui/states/alert';
import { toast } from '@/components/ui/toast/toast';
import { formError } from '@/lib/client/form-error';
import { useCreateSubaccount } from '@/lib/client/queries/subaccounts';
import { createSubaccountSchema } from '@/lib/schemas/subaccounts';

interface CreateSubaccountDialogProps {
  onClose: () => void;
  returnFocusTo: RefObject<HTMLElement | null>;
}

export function CreateSubaccountDialog({ onClose, returnFocusTo }: CreateSubaccountDialogProps) {
  const create = useCreateSubaccount();
  const form = useForm<z.input<typeof createSubaccountSchema>>({
    resolver: zodResolver(createSubaccountSchema),
    defaultValues: { name: '' },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ name }) => {
    try {
      await create.mutateAsync(name);
      toast.success(`${name} was created.`);
      onClose();
    } catch (error) {
      const { fields, message } = formError(error, ['name']);
      for (const { name: field, text } of fields) form.setError(field, { message: text }, { shouldFocus: true });
      if (message) form.setError('root', { message });
    }
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      returnFocusTo={returnFocusTo}
      title="Create subaccount"
      description="It starts empty, with a signing key of its own. Step into it to add domains and invite its people."
    >
      <form onSubmit={submit} noValidate>
        <DialogBody className="flex flex-col gap-4">
          {errors.root?.message && <Alert tone="danger">{errors.root.message}</Alert>}
          <Field label="Name" error={errors.name?.message}>
            {(control) => (
              <Input {...control} required autoComplete="off" placeholder="Northwind" {...form.register('name')} />
            )}
          </Field>
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={isSubmitting}>
            Create subaccount
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
