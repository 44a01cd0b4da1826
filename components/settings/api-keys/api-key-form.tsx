'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { RoleField } from '@/components/settings/roles/role-field';
import { Button } from '@/components/ui/button/button';
import { DialogBody, DialogFooter } from '@/components/ui/dialog/dialog';
import { Field } from '@/components/ui/field/field';
import { Input } from '@/components/ui/field/input';
import { Select } from '@/components/ui/field/select';
import { Alert } from '@/components/ui/states/alert';
import { formError } from '@/lib/client/form-error';
import { useCreateApiKey } from '@/lib/client/queries/api-keys';
import { useDomains } from '@/lib/client/queries/domains';
import { useMe } from '@/lib/client/queries/me';
import { type CreatedApiKey, createApiKeySchema } from '@/lib/schemas/api-keys';
import { REGION_LABELS } from '@/lib/schemas/regions';
import { KEY_ROLES } from '@/lib/schemas/roles';
import { EXPIRIES, expiresAt } from './expiry';

const schema = z
  .object({
    description: createApiKeySchema.shape.description,
    role: createApiKeySchema.shape.role,
    domain: z.string(),
    expiry: z.enum(EXPIRIES.map(({ value }) => value)),
    date: z.string(),
  })
  .refine(({ expiry, date }) => expiry !== 'date' || Date.parse(`${date}T23:59:59`) > Date.now(), {
    path: ['date'],
    error: 'Choose a day that is still to come.',
  });

/** Least rights first. */
const ROLES = [...KEY_ROLES].reverse();

interface ApiKeyFormProps {
  onCreated: (key: CreatedApiKey) => void;
  onCancel: () => void;
}

/** Description, role, for a sending key its domain, and when it ends. */
export function ApiKeyForm({ onCreated, onCancel }: ApiKeyFormProps) {
  const create = useCreateApiKey();
  const { region, accounts, account } = useMe();
  const { data: domains = [] } = useDomains();
  const form = useForm<z.input<typeof schema>, unknown, z.output<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: { description: '', role: 'sending', domain: '', expiry: 'never', date: '' },
  });
  const { errors, isSubmitting } = form.formState;
  const [role, expiry] = form.watch(['role', 'expiry']);

  const submit = form.handleSubmit(async (values) => {
    const { description, domain } = values;
    try {
      onCreated(
        await create.mutateAsync({
          role: values.role,
          description,
          expiresAt: expiresAt(values.expiry, values.date, Date.now()),
          ...(values.role === 'sending' && domain && { domain }),
        }),
      );
    } catch (error) {
      const { fields, message } = formError(error, ['description', 'role', 'domain', 'expiresAt']);
      for (const { name, text } of fields) {
        form.setError(name === 'expiresAt' ? 'expiry' : name, { message: text }, { shouldFocus: true });
      }
      if (message) form.setError('root', { message });
    }
  });

  return (
    <form onSubmit={submit} noValidate className="flex min-h-0 flex-1 flex-col">
      <DialogBody className="flex flex-col gap-4">
        {errors.root?.message && <Alert tone="danger">{errors.root.message}</Alert>}
        <Field label="Description" optional error={errors.description?.message} hint="Who or what will use it.">
          {(control) => (
            <Input {...control} placeholder="Order service" autoComplete="off" {...form.register('description')} />
          )}
        </Field>
        <RoleField
          roles={ROLES}
          register={form.register('role')}
          error={errors.role?.message}
          hasSubaccounts={account.isPrimary && accounts.length > 1}
        />
        {role === 'sending' && (
          <Field label="Domain" error={errors.domain?.message} hint={`Domains in the region ${REGION_LABELS[region]}.`}>
            {(control) => (
              <Select {...control} {...form.register('domain')}>
                <option value="">Every domain</option>
                {domains.map(({ id, name }) => (
                  <option key={id} value={name}>
                    {name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        )}
        <Field label="Expires" error={errors.expiry?.message}>
          {(control) => (
            <Select {...control} {...form.register('expiry')}>
              {EXPIRIES.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {expiry === 'date' && (
          <Field label="Last day" error={errors.date?.message}>
            {(control) => <Input {...control} type="date" required {...form.register('date')} />}
          </Field>
        )}
      </DialogBody>
      <DialogFooter>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" busy={isSubmitting}>
          Create API key
        </Button>
      </DialogFooter>
    </form>
  );
}
