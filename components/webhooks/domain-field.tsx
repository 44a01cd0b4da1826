'use client';

import Link from 'next/link';
import type { UseFormRegisterReturn } from 'react-hook-form';
import { Field } from '@/components/ui/field/field';
import { Select } from '@/components/ui/field/select';
import { useDomains } from '@/lib/client/queries/domains';

/** Which sending domain a domain-level webhook belongs to. */
export function DomainField({ register, error }: { register: UseFormRegisterReturn; error: string | undefined }) {
  const domains = useDomains();
  const none = domains.data?.length === 0;
  return (
    <Field
      label="Domain"
      error={error ?? (domains.isError ? 'The domains could not be loaded. Close this and try again.' : undefined)}
      hint={
        none && (
          <>
            There is no domain in this region yet.{' '}
            <Link href="/send/sending/domains" className="text-accent-text underline">
              Add one
            </Link>
          </>
        )
      }
    >
      {(control) => (
        <Select {...control} required disabled={none} {...register}>
          <option value="">{domains.isPending ? 'Loading…' : 'Choose a domain'}</option>
          {domains.data?.map((domain) => (
            <option key={domain.id} value={domain.name}>
              {domain.name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
