'use client';

import { useId } from 'react';
import type { UseFormRegisterReturn } from 'react-hook-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { CheckUrlInput } from '@/lib/schemas/url-check';
import { UrlCheck } from './url-check';

interface UrlFieldProps {
  register: UseFormRegisterReturn;
  error: string | undefined;
  /** The webhook as it stands in the form. */
  check: CheckUrlInput;
}

/** Where a webhook's POSTs go, looked at by the server while it is typed. */
export function UrlField({ register, error, check }: UrlFieldProps) {
  const checkId = useId();
  return (
    <div className="flex flex-col gap-1.5">
      <Field
        label="URL"
        error={error}
        hint="Gets a signed POST for each event. Answer 200 to take it, 406 to refuse it for good."
      >
        {(control) => (
          <Input
            {...control}
            aria-describedby={[control['aria-describedby'], checkId].filter(Boolean).join(' ')}
            type="url"
            inputMode="url"
            required
            placeholder="https://example.com/hooks/email"
            autoComplete="off"
            className="font-mono"
            {...register}
          />
        )}
      </Field>
      <UrlCheck id={checkId} input={check} hidden={error !== undefined} />
    </div>
  );
}
