'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { Button } from '@/components/ui/button/button';
import { Dialog, DialogBody, DialogFooter } from '@/components/ui/dialog/dialog';
import { Field } from '@/components/ui/field/field';
import { Input } from '@/components/ui/field/input';
import { Alert } from '@/components/ui/states/alert';
import { toast } from '@/components/ui/toast/toast';
import { formError } from '@/lib/client/form-error';
import { useAddDomain } from '@/lib/client/queries/domains';
import { createDomainSchema } from '@/lib/schemas/account';
import { REGION_LABELS, type Region } from '@/lib/schemas/regions';

export function AddDomainDialog({ region, onClose }: { region: Region; onClose: () => void }) {
  const add = useAddDomain();
  const form = useForm<z.input<typeof createDomainSchema>>({
    resolver: zodResolver(createDomainSchema),
    defaultValues: { name: '' },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ name }) => {
    try {
      await add.mutateAsync(name);
      toast.success(`${name} was added.`);
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
      title="Add domain"
      description={`A sending domain in the region ${REGION_LABELS[region]}. Its events can then be handed in.`}
    >
      <form onSubmit={submit} noValidate>
        <DialogBody className="flex flex-col gap-4">
          {errors.root?.message && <Alert tone="danger">{errors.root.message}</Alert>}
          <Field label="Domain name" error={errors.name?.message}>
            {(control) => (
              <Input
                {...control}
                required
                placeholder="mg.example.com"
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                {...form.register('name')}
              />
            )}
          </Field>
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={isSubmitting}>
            Add domain
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
