import type { ReactNode } from 'react';

/** What the axes and the grid of every chart look like: the tokens of the theme in force. */
export const AXIS = {
  stroke: 'var(--line)',
  tick: { fill: 'var(--ink-3)', fontSize: 12 },
  tickLine: false,
} as const;
export const MARGIN = { top: 6, right: 4, bottom: 0, left: 0 };
export const HEIGHT = 208;

/** The box of a chart's tooltip. */
export function TooltipBox({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="rounded-md border bg-surface px-3 py-2 text-xs text-ink shadow-float">
      <p className="mb-1 font-medium">{title}</p>
      {children}
    </div>
  );
}

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
