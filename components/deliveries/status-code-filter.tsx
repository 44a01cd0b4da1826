'use client';

import { Input } from '@/components/ui/field/input';

/** The status code that the last attempt was answered with. */
export function StatusCodeFilter({
  value,
  onChange,
}: {
  value: string | null;
  onChange: (value: string | null) => void;
}) {
  const commit = (input: HTMLInputElement) => {
    const text = input.value.trim();
    if (text !== '' && !/^[1-5]\d\d$/.test(text)) return;
    if ((text || null) !== value) onChange(text || null);
  };
  return (
    <Input
      key={value ?? ''}
      aria-label="Status code"
      placeholder="Any code"
      inputMode="numeric"
      pattern="[1-5][0-9][0-9]"
      maxLength={3}
      title="A status code from 100 to 599"
      className="w-24 invalid:border-danger max-sm:w-full"
      defaultValue={value ?? ''}
      onBlur={({ target }) => commit(target)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit(event.currentTarget);
      }}
    />
  );
}
