'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { Badge } from '@/components/ui/badge/badge';
import { Button } from '@/components/ui/button/button';
import { Section } from '@/components/ui/card';
import { Field } from '@/components/ui/field/field';
import { Input } from '@/components/ui/field/input';
import { toast } from '@/components/ui/toast/toast';
import { errorMessage } from '@/lib/client/api-error';
import { useUpdateProfile } from '@/lib/client/queries/profile';
import { type Profile, type UpdateProfileInput, updateProfileSchema } from '@/lib/schemas/profile';

/** Who the person is; the name can be changed. */
export function NameCard({ profile }: { profile: Profile }) {
  const update = useUpdateProfile();
  const form = useForm<UpdateProfileInput>({
    resolver: zodResolver(updateProfileSchema),
    values: { name: profile.name },
  });
  const { errors, isDirty } = form.formState;
  const submit = form.handleSubmit((input) =>
    update.mutate(input, {
      onSuccess: () => toast.success('Your name was changed.'),
      onError: (error) => toast.error(errorMessage(error)),
    }),
  );
  return (
    <Section title="You">
      <div className="grid gap-5 md:grid-cols-2">
        <form onSubmit={submit} noValidate className="flex flex-col gap-3">
          <Field
            label="Name"
            error={errors.name?.message}
            hint="Shown to others of your account, and in the audit log."
          >
            {(control) => <Input {...control} autoComplete="name" maxLength={100} {...form.register('name')} />}
          </Field>
          <Button type="submit" variant="primary" className="self-start" disabled={!isDirty} busy={update.isPending}>
            Save name
          </Button>
        </form>
        <dl className="grid grid-cols-[6rem_minmax(0,1fr)] content-start gap-x-3 gap-y-2">
          <dt className="text-ink-3">Email</dt>
          <dd className="break-all">{profile.email}</dd>
          <dt className="text-ink-3">Account</dt>
          <dd className="break-words">{profile.account.name}</dd>
          <dt className="text-ink-3">Role</dt>
          <dd>
            <Badge>
              <span className="capitalize">{profile.role}</span>
            </Badge>
          </dd>
        </dl>
      </div>
    </Section>
  );
}
