'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { RoleField } from '@/components/settings/roles/role-field';
import { Button } from '@/components/ui/button/button';
import { Dialog, DialogBody, DialogFooter } from '@/components/ui/dialog/dialog';
import { Field } from '@/components/ui/field/field';
import { Input } from '@/components/ui/field/input';
import { Alert } from '@/components/ui/states/alert';
import { toast } from '@/components/ui/toast/toast';
import { formError } from '@/lib/client/form-error';
import { useMe } from '@/lib/client/queries/me';
import { useUpdateUser } from '@/lib/client/queries/users';
import { USER_ROLES } from '@/lib/schemas/roles';
import { type User, updateUserSchema } from '@/lib/schemas/users';

const schema = updateUserSchema.required();
/** Least rights first. */
const ROLES = [...USER_ROLES].reverse();

/** Another name or role for a person of the account. */
export function EditUserDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const update = useUpdateUser(user.id);
  const { user: me, account, accounts } = useMe();
  const form = useForm<z.input<typeof schema>, unknown, z.output<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: { name: user.name, role: user.role },
  });
  const { errors, isSubmitting } = form.formState;
  const changesRole = form.watch('role') !== user.role;
  const isMe = user.id === me?.id;
  const submit = form.handleSubmit(async (values) => {
    try {
      await update.mutateAsync(values);
      toast.success(`${values.name} was changed.`);
      onClose();
    } catch (error) {
      const { fields, message } = formError(error, ['name', 'role']);
      for (const { name, text } of fields) form.setError(name, { message: text }, { shouldFocus: true });
      if (message) form.setError('root', { message });
    }
  });
  return (
    <Dialog open onOpenChange={onClose} title={`Edit ${user.name}`} description={user.email}>
      <form onSubmit={submit} noValidate className="flex min-h-0 flex-1 flex-col">
        <DialogBody className="flex flex-col gap-4">
          {errors.root?.message && <Alert tone="danger">{errors.root.message}</Alert>}
          <Field label="Name" error={errors.name?.message}>
            {(control) => <Input {...control} required autoComplete="off" {...form.register('name')} />}
          </Field>
          <RoleField
            roles={ROLES}
            register={form.register('role')}
            error={errors.role?.message}
            hasSubaccounts={account.isPrimary && accounts.length > 1}
          />
          {changesRole && (
            <Alert tone="warning">
              {isMe
                ? 'You are signed out at once, and come back with your new role.'
                : 'They are signed out everywhere at once, and come back with their new role.'}
            </Alert>
          )}
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={isSubmitting}>
            Save
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
