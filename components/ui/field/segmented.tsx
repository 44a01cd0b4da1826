'use client';

import { useId } from 'react';
import { cn } from '@/components/ui/cn';

interface SegmentedProps<T extends string> {
  label: string;
  options: readonly (readonly [value: T, label: string])[];
  value: T;
  onChange: (value: T) => void;
}

/** A few choices side by side, one of them taken: radio buttons, with the keys of radio buttons. */
export function Segmented<T extends string>({ label, options, value, onChange }: SegmentedProps<T>) {
  const name = useId();
  return (
    <fieldset className="inline-flex rounded-md border bg-sunken p-0.5" aria-label={label}>
      {options.map(([each, text]) => (
        <label
          key={each}
          className={cn(
            'relative rounded-sm px-2.5 py-1 text-sm whitespace-nowrap has-focus-visible:outline-2 has-focus-visible:outline-accent',
            each === value ? 'bg-surface font-medium text-ink shadow-xs' : 'text-ink-2 hover:text-ink',
          )}
        >
          <input
            type="radio"
            name={name}
            className="absolute inset-0 cursor-pointer opacity-0"
            checked={each === value}
            onChange={() => onChange(each)}
          />
          {text}
        </label>
      ))}
    </fieldset>
  );
}
