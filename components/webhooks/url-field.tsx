'use client';

import type { ReactNode } from 'react';
import type { UseFormRegisterReturn } from 'react-hook-form';
import { Field } from '@/components/ui/field/field';
import { Input } from '@/components/ui/field/input';
import { UrlVerdict } from './url-check';
import type { CheckedUrl } from './use-checked-url';

interface UrlFieldProps {
  register: UseFormRegisterReturn;
  error: string | undefined;
  checked: CheckedUrl;
  /** Id of the element that says what else there is to know. */
  notesId: string;
  /** Beside the field's verdict. */
  action?: ReactNode;
}

/** Where a webhook's POSTs go, looked at by the server while it is typed. */
export function UrlField({ register, error, checked, notesId, action }: UrlFieldProps) {
  const verdictId = `${notesId}-verdict`;
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
            aria-describedby={[control['aria-describedby'], !error && verdictId, notesId].filter(Boolean).join(' ')}
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
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
        {!error && <UrlVerdict id={verdictId} checked={checked} />}
        {action}
      </div>
    </div>
  );
}
