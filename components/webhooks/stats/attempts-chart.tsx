'use client';

import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { Stats } from '@/lib/schemas/stats';
import { AXIS, HEIGHT, MARGIN, Series, TooltipBox } from './chart-parts';
import { fillOf, OUTCOMES } from './outcomes';
import { bucketTime, tickTime } from './stats-time';

type Bucket = Stats['series'][number];

/** Attempts per bucket, stacked by outcome. */
export function AttemptsChart({ stats }: { stats: Stats }) {
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
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

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
