'use client';

import { count, duration } from '@/lib/client/format';
import type { Stats } from '@/lib/schemas/stats';
import { AttemptsChart } from './attempts-chart';
import { Series } from './chart-parts';
import { LatencyChart } from './latency-chart';
import { OutcomePatterns } from './outcome-patterns';
import { fillOf, OUTCOMES } from './outcomes';

const ms = (value: number | null) => (value === null ? 'none' : duration(value));

/**
 * The charts of a webhook's page, in a file of their own so that only who looks at one loads them. To screen readers
 * each is a picture with a sentence; the figures themselves are in the table that can be shown in their place.
 */
export function Charts({ stats }: { stats: Stats }) {
  const { succeeded, rejected, failed, p50Ms, p99Ms } = stats.totals;
  const all = succeeded + rejected + failed;
  return (
    <div className="grid gap-x-8 gap-y-5 lg:grid-cols-2">
      <OutcomePatterns />
      <figure className="min-w-0">
        <figcaption className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
          <span className="mr-auto font-medium">Attempts</span>
          {OUTCOMES.map((outcome) => (
            <Series
              key={outcome.key}
              look={fillOf(outcome)}
              name={outcome.name}
              value={stats.totals[outcome.key].toLocaleString('en')}
            />
          ))}
        </figcaption>
        <div
          role="img"
          aria-label={`Attempts over time: ${count(all, 'attempt', 'attempts')}, of which ${succeeded} succeeded, ${failed} failed and ${rejected} were rejected.`}
        >
          <AttemptsChart stats={stats} />
        </div>
      </figure>
      <figure className="min-w-0">
        <figcaption className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
          <span className="mr-auto font-medium">Duration</span>
          <Line dash="0" stroke="var(--accent)" name="Median" value={ms(p50Ms)} />
          <Line dash="4 3" stroke="var(--info)" name="99th percentile" value={ms(p99Ms)} />
        </figcaption>
        <div
          role="img"
          aria-label={`Duration of attempts over time: the median is ${ms(p50Ms)}, the 99th percentile ${ms(p99Ms)}.`}
        >
          <LatencyChart stats={stats} />
        </div>
      </figure>
    </div>
  );
}

function Line({ dash, stroke, name, value }: { dash: string; stroke: string; name: string; value: string }) {
  return (
    <span className="flex items-center gap-1.5 whitespace-nowrap">
      <svg aria-hidden width="16" height="10" className="shrink-0">
        <line x1="0" x2="16" y1="5" y2="5" stroke={stroke} strokeWidth="2" strokeDasharray={dash} />
      </svg>
      <span className="text-ink-2">{name}</span>
      <span className="pl-1 font-medium tabular-nums">{value}</span>
    </span>
  );
}
