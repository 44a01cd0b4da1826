import type { ReactNode } from 'react';

/** `■ Failed 3` of a tooltip or a legend. `look` is a fill of a swatch. */
export function Series({ look, name, value }: { look: string; name: string; value?: ReactNode }) {
  return (
    <span className="flex items-center gap-1.5 whitespace-nowrap">
      <svg aria-hidden width="10" height="10" className="shrink-0 rounded-[2px]">
        <rect width="10" height="10" fill={look} />
      </svg>
      <span className="text-ink-2">{name}</span>
      {value !== undefined && <span className="ml-auto pl-2 font-medium tabular-nums">{value}</span>}
    </span>
  );
}
