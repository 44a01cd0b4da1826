'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { Button } from '@/components/ui/button/button';
import { Field } from '@/components/ui/field/field';
import { Input } from '@/components/ui/field/input';
import { Alert } from '@/components/ui/states/alert';
import { ownPath } from '@/lib/client/own-path';
import { useInBrowser } from '@/lib/client/use-in-browser';
import { type SignInInput, signInSchema } from '@/lib/schemas/account';
import { SIGN_IN_BROKE, throttledSeconds } from '@/lib/schemas/sign-in';

/** Signs in with email and password, then goes to `callbackUrl` when that is a path of this site. */
export function LoginForm({ callbackUrl }: { callbackUrl: string | undefined }) {
  const form = useForm<SignInInput>({
    resolver: zodResolver(signInSchema),
    defaultValues: { email: '', password: '' },
  });
  const { errors, isSubmitting, isSubmitSuccessful } = form.formState;

  // Until React has woken up, a click would send the form the browser's way, and nobody answers that.
  const ready = useInBrowser();

  const submit = form.handleSubmit(async (values) => {
    const answer = await import('next-auth/react')
      .then(({ signIn }) => signIn('credentials', { ...values, redirect: false }))
      .catch(() => null);
    if (answer?.ok && !answer.error) {
      // A full load, so that nothing of an earlier session is left in memory.
      window.location.assign(ownPath(callbackUrl));
      return;
    }
    form.resetField('password');
    form.setError('root', { message: refusal(answer?.status, answer?.error ?? null) });
    form.setFocus('password');
  });

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4" method="post">
      {errors.root?.message && <Alert tone="danger">{errors.root.message}</Alert>}
      <Field label="Email" error={errors.email?.message}>
        {(control) => <Input {...control} type="email" autoComplete="username" required {...form.register('email')} />}
      </Field>
      <Field label="Password" error={errors.password?.message}>
        {(control) => (
          <Input {...control} type="password" autoComplete="current-password" required {...form.register('password')} />
        )}
      </Field>
      <Button
        type="submit"
        variant="primary"
        disabled={!ready}
        busy={isSubmitting || (isSubmitSuccessful && !errors.root)}
        className="mt-1 w-full"
      >
        Sign in
      </Button>
    </form>
  );
}

function refusal(status: number | undefined, error: string | null): string {
  const waitS = throttledSeconds(error ?? '');
  if (waitS !== null) return `Too many attempts failed. Try again in ${waitWords(waitS)}.`;
  if (status !== 401 || error === SIGN_IN_BROKE) return 'Signing in did not work. Check the connection and try again.';
  return 'Email or password is wrong. After many wrong attempts, sign-in pauses for a while.';
}

const waitWords = (waitS: number) => {
  if (waitS < 90) return waitS === 1 ? 'a second' : `${waitS} seconds`;
  return `${Math.ceil(waitS / 60)} minutes`;
};
