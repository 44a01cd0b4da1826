import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table/table';
import { duration } from '@/lib/client/format';
import { useInBrowser } from '@/lib/client/use-in-browser';
import type { Stats } from '@/lib/schemas/stats';
import { OUTCOMES } from './outcomes';
import { bucketTime } from './stats-time';

/** The figures of the charts, newest first; buckets without attempts are left out. */
export function StatsTable({ stats }: { stats: Stats }) {
  const rows = stats.series.filter(({ p50Ms }) => p50Ms !== null).reverse();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section aria-label="Attempts over time" tabIndex={0} className="max-h-96 overflow-y-auto rounded-md border">
      <Table aria-label="Attempts over time">
        <TableHead>
          <TableHeader className="xl:static">From</TableHeader>
          {OUTCOMES.map(({ key, name }) => (
            <TableHeader key={key} className="xl:static">
              {name}
            </TableHeader>
          ))}
          <TableHeader className="xl:static">Median</TableHeader>
          <TableHeader className="xl:static">99th percentile</TableHeader>
        </TableHead>
        <TableBody>
          {rows.map((bucket) => (
            <TableRow key={bucket.at}>
              <TableCell label="From" className="tabular-nums">
                <Begin at={bucket.at} />
              </TableCell>
              {OUTCOMES.map(({ key, name }) => (
                <TableCell key={key} label={name} className="tabular-nums">
                  {bucket[key].toLocaleString('en')}
                </TableCell>
              ))}
              <TableCell label="Median" className="tabular-nums">
                {duration(bucket.p50Ms ?? 0)}
              </TableCell>
              <TableCell label="99th percentile" className="tabular-nums">
                {duration(bucket.p99Ms ?? 0)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}

/** The server does not know the person's zone: its own time holds the place, unseen, until the browser tells. */
function Begin({ at }: { at: string }) {
  const inBrowser = useInBrowser();
  return (
    <time
      key={String(inBrowser)}
      dateTime={at}
      suppressHydrationWarning
      className={inBrowser ? undefined : 'invisible'}
    >
      {bucketTime(at)}
    </time>
  );
}
