'use client';

import { useId, useState } from 'react';
import { Input } from '@/components/ui/field/input';
import { Select } from '@/components/ui/field/select';
import { fromLocalInput, TIME_RANGE_LABELS, TIME_RANGES, toLocalInput } from '@/lib/client/time-range';
import type { LogState } from './log-parameters';

type Times = Pick<LogState, 'range' | 'from' | 'to'>;
const date = (iso: string | null) => (iso === null ? null : new Date(iso));

/** A stretch of time up to now, or one of its own from a moment to another. */
export function TimeFilter({ state, onChange }: { state: Times; onChange: (times: Partial<Times>) => void }) {
  const [opened, setOpened] = useState(false);
  const custom = opened || state.from !== null || state.to !== null;
  const choose = (value: string) => {
    setOpened(value === 'custom');
    if (value === 'custom') onChange({ range: null });
    else onChange({ range: TIME_RANGES.find((range) => range === value) ?? null, from: null, to: null });
  };
  return (
    <>
      <Select
        aria-label="Time"
        className="w-40 max-sm:w-full"
        value={custom ? 'custom' : (state.range ?? '')}
        onChange={({ target }) => choose(target.value)}
      >
        <option value="">Any time</option>
        {TIME_RANGES.map((range) => (
          <option key={range} value={range}>
            {TIME_RANGE_LABELS[range]}
          </option>
        ))}
        <option value="custom">Custom range…</option>
      </Select>
      {custom && (
        <>
          <Moment label="From" value={state.from} onChange={(from) => onChange({ from, range: null })} />
          <Moment label="To" value={state.to} onChange={(to) => onChange({ to, range: null })} />
        </>
      )}
    </>
  );
}

interface MomentProps {
  label: string;
  value: Date | null;
  onChange: (value: Date | null) => void;
}

function Moment({ label, value, onChange }: MomentProps) {
  const id = useId();
  const shown = toLocalInput(value?.toISOString() ?? null);
  return (
    <div className="flex items-center gap-1.5 text-sm text-ink-2 max-sm:w-full">
      <label htmlFor={id} className="max-sm:w-12">
        {label}
      </label>
      {/* Read when it is left: halfway through typing, a date is another date. */}
      <Input
        key={shown}
        id={id}
        type="datetime-local"
        className="w-52 max-sm:flex-1"
        defaultValue={shown}
        onBlur={({ target }) => {
          if (target.value !== shown) onChange(date(fromLocalInput(target.value)));
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
      />
    </div>
  );
}
