import { cn } from '@/components/ui/cn';
import { ScrollingText } from '@/components/ui/code-block';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table/table';
import { duration } from '@/lib/client/format';
import { lineDiff } from '@/lib/client/line-diff';
import { prettyJson } from '@/lib/client/pretty-json';
import type { DeliveryDetail } from '@/lib/schemas/deliveries';

type Attempt = DeliveryDetail['attemptLog'][number];

const ROWS: [name: string, value: (attempt: Attempt) => string][] = [
  ['Status', ({ statusCode }) => (statusCode === null ? 'No answer' : String(statusCode))],
  ['Reason', ({ reason }) => reason ?? 'None'],
  ['Duration', ({ durationMs }) => duration(durationMs)],
  ['First byte', ({ timing }) => phase(timing?.firstByteMs)],
  ['Connecting', ({ timing }) => phase(timing && sum(timing.dnsMs, timing.connectMs, timing.tlsMs))],
  ['URL', ({ url }) => url],
];
const SIGNS = { same: ' ', removed: '-', added: '+' };
const LOOKS = { same: '', removed: 'bg-danger-soft text-danger', added: 'bg-success-soft text-success' };

function sum(...phases: (number | null)[]): number | null {
  return phases.every((each) => each === null) ? null : phases.reduce<number>((total, each) => total + (each ?? 0), 0);
}
const phase = (ms: number | null | undefined) => (ms === null || ms === undefined ? 'None' : duration(ms));

/** What was different between two attempts: facts side by side, and the answers line by line. */
export function AttemptDiff({ before, after }: { before: Attempt; after: Attempt }) {
  const lines = lineDiff(prettyJson(before.answer ?? ''), prettyJson(after.answer ?? ''));
  const changed = lines.some(({ kind }) => kind !== 'same');
  return (
    <div className="flex flex-col gap-2">
      <div className="rounded-md border">
        <Table few aria-label={`Attempts ${before.number} and ${after.number}`}>
          <TableHead>
            <TableHeader className="xl:static">Of the attempt</TableHeader>
            <TableHeader className="xl:static">{before.number}</TableHeader>
            <TableHeader className="xl:static">{after.number}</TableHeader>
          </TableHead>
          <TableBody>
            {ROWS.map(([name, value]) => ({ name, one: value(before), two: value(after) })).map(
              ({ name, one, two }) => (
                <TableRow key={name} className={one === two ? 'text-ink-3' : 'font-medium'}>
                  <TableCell wide className="py-1.5 text-sm font-normal">
                    {name}
                    {one !== two && <span className="sr-only"> (changed)</span>}
                  </TableCell>
                  <TableCell label={`Attempt ${before.number}`} className="py-1.5 text-sm wrap-anywhere">
                    {one}
                  </TableCell>
                  <TableCell label={`Attempt ${after.number}`} className="py-1.5 text-sm wrap-anywhere">
                    {two}
                  </TableCell>
                </TableRow>
              ),
            )}
          </TableBody>
        </Table>
      </div>
      {changed ? (
        <ScrollingText label="Difference of the answers" className="max-h-72 break-all whitespace-pre-wrap">
          {lines.map(({ kind, text }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity
            <span key={index} className={cn('block', LOOKS[kind])}>
              {SIGNS[kind]} {text}
            </span>
          ))}
        </ScrollingText>
      ) : (
        <p className="text-sm text-ink-3">Both were answered with the same text.</p>
      )}
    </div>
  );
}
