import type { ReactNode } from 'react';

/** What the axes and the grid of every chart look like: the tokens of the theme in force. */
export const AXIS = {
  stroke: 'var(--line)',
  tick: { fill: 'var(--ink-3)', fontSize: 12 },
  tickLine: false,
} as const;
export const MARGIN = { top: 8, right: 8, bottom: 0, left: 0 };
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
