'use client';

import { memo, useEffect, useEffectEvent } from 'react';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { Stats } from '@/lib/schemas/stats';
import { AXIS, HEIGHT, MARGIN, TooltipBox } from './chart-parts';
import { fillOf, OUTCOMES } from './outcomes';
import { Series } from './series';
import { isSparse, SparseBar } from './sparse-bar';
import { bucketTime, tickTime } from './stats-time';

type Bucket = Stats['series'][number];

interface AttemptsChartProps {
  stats: Stats;
  /** Called once it is there. */
  onDrawn: () => void;
}

/** Attempts per bucket, stacked by outcome. Drawn anew for other figures only. */
export const AttemptsChart = memo(function AttemptsChart({ stats, onDrawn }: AttemptsChartProps) {
  const sparse = isSparse(stats.series);
  const drawn = useEffectEvent(onDrawn);
  useEffect(() => {
    // It measures its place first, and is drawn by the time that this runs.
    const timer = setTimeout(() => drawn());
    return () => clearTimeout(timer);
  }, []);
  return (
    <ResponsiveContainer width="100%" height={HEIGHT}>
      <BarChart data={stats.series} margin={MARGIN} barCategoryGap={1} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="at" tickFormatter={tickTime(stats)} minTickGap={36} {...AXIS} />
        <YAxis width={40} allowDecimals={false} axisLine={false} {...AXIS} />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: 'var(--hover)' }}
          content={({ active, payload }) => {
            const bucket = payload?.[0]?.payload as Bucket | undefined;
            return active && bucket ? <Details bucket={bucket} /> : null;
          }}
        />
        {OUTCOMES.map((outcome) => (
          <Bar
            key={outcome.key}
            dataKey={outcome.key}
            stackId="attempts"
            fill={fillOf(outcome)}
            maxBarSize={28}
            isAnimationActive={false}
            {...(sparse && { shape: SparseBar })}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
});

function Details({ bucket }: { bucket: Bucket }) {
  return (
    <TooltipBox title={bucketTime(bucket.at)}>
      {OUTCOMES.map((outcome) => (
        <Series
          key={outcome.key}
          look={fillOf(outcome)}
          name={outcome.name}
          value={bucket[outcome.key].toLocaleString('en')}
        />
      ))}
    </TooltipBox>
  );
}
