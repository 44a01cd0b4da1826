'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { RoleField } from '@/components/settings/roles/role-field';
import { Button } from '@/components/ui/button/button';
import { DialogBody, DialogFooter } from '@/components/ui/dialog/dialog';
import { Field } from '@/components/ui/field/field';
import { Input } from '@/components/ui/field/input';
import { Alert } from '@/components/ui/states/alert';
import { formError } from '@/lib/client/form-error';
import { useInvite } from '@/lib/client/queries/invitations';
import { useMe } from '@/lib/client/queries/me';
import { USER_ROLES, type UserRole } from '@/lib/schemas/roles';
import { type CreatedInvitation, createInvitationSchema } from '@/lib/schemas/users';

/** Least rights first. */
const ROLES = [...USER_ROLES].reverse();

/** Who is invited, and as what. */
export interface Invitee {
  email: string;
  role: UserRole;
}

interface InviteFormProps {
  initial: Partial<Invitee>;
  onCreated: (invitation: CreatedInvitation) => void;
  onCancel: () => void;
}

/** Whom to invite, and as what. */
export function InviteForm({ initial, onCreated, onCancel }: InviteFormProps) {
  const invite = useInvite();
  const { account, accounts } = useMe();
  const form = useForm<z.input<typeof createInvitationSchema>, unknown, z.output<typeof createInvitationSchema>>({
    resolver: zodResolver(createInvitationSchema),
    defaultValues: { email: '', role: 'viewer', ...initial },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    try {
      onCreated(await invite.mutateAsync(values));
    } catch (error) {
      const { fields, message } = formError(error, ['email', 'role']);
      for (const { name, text } of fields) form.setError(name, { message: text }, { shouldFocus: true });
      if (message) form.setError('root', { message });
    }
  });
  return (
    <form onSubmit={submit} noValidate className="flex min-h-0 flex-1 flex-col">
      <DialogBody className="flex flex-col gap-4">
        {errors.root?.message && <Alert tone="danger">{errors.root.message}</Alert>}
        <Field label="Email" error={errors.email?.message} hint="They sign in with it. Nothing is mailed to it.">
          {(control) => (
            <Input
              {...control}
              type="email"
              inputMode="email"
              required
              autoComplete="off"
              placeholder="ada@example.com"
              {...form.register('email')}
            />
          )}
        </Field>
        <RoleField
          roles={ROLES}
          register={form.register('role')}
          error={errors.role?.message}
          hasSubaccounts={account.isPrimary && accounts.length > 1}
        />
      </DialogBody>
      <DialogFooter>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" busy={isSubmitting}>
          Create link
        </Button>
      </DialogFooter>
    </form>
  );
}
