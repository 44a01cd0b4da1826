'use client';

import type { UseFormRegisterReturn } from 'react-hook-form';
import { Field } from '@/components/ui/field/field';
import { Input } from '@/components/ui/field/input';

/** Deliveries per second at most, or nothing. */
export function RateLimitField({ register, error }: { register: UseFormRegisterReturn; error: string | undefined }) {
  return (
    <Field
      label="At most this many deliveries per second"
      optional
      error={error}
      hint="Retries count too. What comes faster waits its turn; other webhooks do not wait for it."
    >
      {(control) => (
        <Input
          {...control}
          type="number"
          inputMode="numeric"
          min={1}
          max={1000}
          step={1}
          placeholder="No limit"
          className="max-w-40"
          {...register}
        />
      )}
    </Field>
  );
}
