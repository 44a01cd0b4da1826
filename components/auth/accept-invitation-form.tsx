'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { signIn } from 'next-auth/react';
import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { Button } from '@/components/ui/button/button';
import { Field } from '@/components/ui/field/field';
import { Input } from '@/components/ui/field/input';
import { PasswordInput } from '@/components/ui/field/password-input';
import { Alert } from '@/components/ui/states/alert';
import { formError } from '@/lib/client/form-error';
import { useAcceptInvitation } from '@/lib/client/queries/invitations';
import { useInBrowser } from '@/lib/client/use-in-browser';
import { MIN_PASSWORD_LENGTH } from '@/lib/schemas/passwords';
import { acceptInvitationSchema } from '@/lib/schemas/users';

const schema = acceptInvitationSchema.omit({ token: true });

/** Name and password of somebody who joins; then they are signed in. */
export function AcceptInvitationForm({ token, email }: { token: string; email: string }) {
  const accept = useAcceptInvitation();
  const form = useForm<z.infer<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: { name: '', password: '' },
  });
  const { errors, isSubmitting, isSubmitSuccessful } = form.formState;
  // Until React has woken up, a click would send the form the browser's way, and nobody answers that.
  const ready = useInBrowser();

  const submit = form.handleSubmit(async (values) => {
    try {
      await accept.mutateAsync({ token, ...values });
    } catch (error) {
      const { fields, message } = formError(error, ['name', 'password']);
      for (const { name, text } of fields) form.setError(name, { message: text }, { shouldFocus: true });
      if (message) form.setError('root', { message });
      return;
    }
    const answer = await signIn('credentials', { email, password: values.password, redirect: false }).catch(() => null);
    // In place of this page: its address is of no use any more. A full load, so that nothing of an earlier session is left.
    window.location.replace(answer?.ok && !answer.error ? '/' : '/login');
  });

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4" method="post">
      {errors.root?.message && <Alert tone="danger">{errors.root.message}</Alert>}
      <Field label="Email" hint="You will sign in with it.">
        {(control) => <Input {...control} type="email" autoComplete="username" value={email} readOnly />}
      </Field>
      <Field label="Your name" error={errors.name?.message}>
        {(control) => <Input {...control} autoComplete="name" required {...form.register('name')} />}
      </Field>
      <Field
        label="Choose a password"
        hint={`At least ${MIN_PASSWORD_LENGTH} characters. A few unrelated words do well.`}
        error={errors.password?.message}
      >
        {(control) => (
          <PasswordInput {...control} autoComplete="new-password" required {...form.register('password')} />
        )}
      </Field>
      <Button
        type="submit"
        variant="primary"
        disabled={!ready}
        busy={isSubmitting || (isSubmitSuccessful && !errors.root)}
        className="mt-1 w-full"
      >
        Join
      </Button>
    </form>
  );
}
