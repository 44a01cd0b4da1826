'use client';

import { memo } from 'react';
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { duration } from '@/lib/client/format';
import type { Stats } from '@/lib/schemas/stats';
import { AXIS, HEIGHT, MARGIN, TooltipBox } from './chart-parts';
import { bucketTime, tickTime } from './stats-time';

type Bucket = Stats['series'][number];
/** Told apart by dashes, not only by colour; dots by a ring, which is seen around the other's where both are the same. */
const LINES = [
  { key: 'p50Ms', stroke: 'var(--accent)', dash: '0', dot: { r: 3, fill: 'var(--accent)' } },
  { key: 'p99Ms', stroke: 'var(--info)', dash: '4 3', dot: { r: 5.5, fill: 'none', strokeDasharray: '0' } },
] as const;

/** So few that a line alone could miss them; where there are more, hundreds of dots would only keep the page from answering. */
const DOTTED_UP_TO = 12;

/** How long attempts took: the median, and what 99 of 100 stayed below. Drawn anew for other figures only. */
export const LatencyChart = memo(function LatencyChart({ stats }: { stats: Stats }) {
  const isDotted = stats.series.filter(({ p50Ms }) => p50Ms !== null).length <= DOTTED_UP_TO;
  return (
    <ResponsiveContainer width="100%" height={HEIGHT}>
      <LineChart data={stats.series} margin={MARGIN} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="at" tickFormatter={tickTime(stats)} minTickGap={36} {...AXIS} />
        <YAxis width={56} tickFormatter={duration} axisLine={false} {...AXIS} />
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: 'var(--line-strong)' }}
          content={({ active, payload }) => {
            const bucket = payload?.[0]?.payload as Bucket | undefined;
            return active && bucket ? <Details bucket={bucket} /> : null;
          }}
        />
        {LINES.map(({ key, stroke, dash, dot }) => (
          <Line
            key={key}
            dataKey={key}
            type="linear"
            stroke={stroke}
            strokeWidth={1.75}
            strokeDasharray={dash}
            dot={isDotted && dot}
            activeDot={{ r: 3.5 }}
            connectNulls
            isAnimationActive={false}
          />
        ))}
      </LineChart>
    </ResponsiveContainer>
  );
});

function Details({ bucket: { at, p50Ms, p99Ms } }: { bucket: Bucket }) {
  if (p50Ms === null || p99Ms === null) return null;
  return (
    <TooltipBox title={bucketTime(at)}>
      <p>Half took up to {duration(p50Ms)}</p>
      <p>99% took up to {duration(p99Ms)}</p>
    </TooltipBox>
  );
}
