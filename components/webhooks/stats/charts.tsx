'use client';

import { useCallback, useState } from 'react';
import { lazily } from '@/components/ui/lazily';
import { Skeleton } from '@/components/ui/states/skeleton';
import { count, duration } from '@/lib/client/format';
import { useInBrowser } from '@/lib/client/use-in-browser';
import type { Stats } from '@/lib/schemas/stats';
import { OutcomePatterns } from './outcome-patterns';
import { fillOf, OUTCOMES } from './outcomes';
import { Series } from './series';

const ms = (value: number | null) => (value === null ? 'none' : duration(value));

// What draws them comes after the page. Their places are as high as they are, so that nothing moves.
const place = <Skeleton className="h-52" />;
const AttemptsChart = lazily(() => import('./attempts-chart').then((module) => module.AttemptsChart), place);
const LatencyChart = lazily(() => import('./latency-chart').then((module) => module.LatencyChart), place);

/**
 * The charts of a webhook's page. To screen readers each is a picture with a sentence; the figures themselves are in the
 * table that can be shown in their place.
 */
export function Charts({ stats }: { stats: Stats }) {
  // The server does not know how wide they will be.
  const inBrowser = useInBrowser();
  const [attemptsDrawn, setAttemptsDrawn] = useState(false);
  const onDrawn = useCallback(() => setAttemptsDrawn(true), []);
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
          {inBrowser ? <AttemptsChart stats={stats} onDrawn={onDrawn} /> : place}
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
          {/* In a task of its own: both at once would keep the page from answering. */}
          {attemptsDrawn ? <LatencyChart stats={stats} /> : place}
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
