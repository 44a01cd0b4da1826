'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { Button } from '@/components/ui/button/button';
import { Section } from '@/components/ui/card';
import { Field } from '@/components/ui/field/field';
import { Input } from '@/components/ui/field/input';
import { Alert } from '@/components/ui/states/alert';
import { toast } from '@/components/ui/toast/toast';
import { formError } from '@/lib/client/form-error';
import { count } from '@/lib/client/format';
import { useChangePassword } from '@/lib/client/queries/profile';
import { MIN_PASSWORD_LENGTH } from '@/lib/schemas/passwords';
import { changePasswordSchema } from '@/lib/schemas/profile';

const formSchema = z
  .object({ ...changePasswordSchema.shape, repeated: z.string().min(1, 'Enter the new password again.') })
  .refine(({ newPassword, repeated }) => newPassword === repeated, {
    path: ['repeated'],
    message: 'This is not the same as the new password.',
  });
type Values = z.infer<typeof formSchema>;
const EMPTY: Values = { currentPassword: '', newPassword: '', repeated: '' };

/** Changes the password. `email` is what a password manager files it under. */
export function PasswordCard({ email }: { email: string }) {
  const change = useChangePassword();
  const form = useForm<Values>({ resolver: zodResolver(formSchema), defaultValues: EMPTY });
  const { errors } = form.formState;
  const submit = form.handleSubmit(({ repeated: _, ...input }) =>
    change.mutate(input, {
      onSuccess: ({ ended }) => {
        form.reset(EMPTY);
        const sessions = ended === 0 ? '' : ` ${count(ended, 'other session was', 'other sessions were')} ended.`;
        toast.success(`Your password was changed.${sessions}`);
      },
      onError: (error) => {
        const { fields, message } = formError(error, ['currentPassword', 'newPassword']);
        for (const { name, text } of fields) form.setError(name, { message: text });
        if (message !== null) form.setError('root', { message });
        form.setFocus(fields[0]?.name ?? 'currentPassword');
      },
    }),
  );
  return (
    <Section
      title="Password"
      description={`At least ${MIN_PASSWORD_LENGTH} characters: a few words do well. Changing it ends all your other sessions.`}
    >
      <form onSubmit={submit} noValidate className="flex max-w-md flex-col gap-4">
        {errors.root?.message && <Alert tone="danger">{errors.root.message}</Alert>}
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <Field label="Current password" error={errors.currentPassword?.message}>
          {(control) => (
            <Input {...control} type="password" autoComplete="current-password" {...form.register('currentPassword')} />
          )}
        </Field>
        <Field label="New password" error={errors.newPassword?.message}>
          {(control) => (
            <Input {...control} type="password" autoComplete="new-password" {...form.register('newPassword')} />
          )}
        </Field>
        <Field label="New password again" error={errors.repeated?.message}>
          {(control) => (
            <Input {...control} type="password" autoComplete="new-password" {...form.register('repeated')} />
          )}
        </Field>
        <Button type="submit" variant="primary" className="self-start" busy={change.isPending}>
          Change password
        </Button>
      </form>
    </Section>
  );
}
