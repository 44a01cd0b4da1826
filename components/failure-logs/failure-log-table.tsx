import Link from 'next/link';
import { rowLink, Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import { duration } from '@/lib/client/format';
import type { FailureLog } from '@/lib/schemas/deliveries';
import { EVENT_TYPE_LABELS } from '@/lib/schemas/event-types';

export function FailureLogTable({ logs }: { logs: FailureLog[] }) {
  return (
    <Table aria-label="Failure logs">
      <TableHead>
        <TableHeader>Timestamp</TableHeader>
        <TableHeader>URL</TableHeader>
        <TableHeader>Failure reason</TableHeader>
        <TableHeader>Type</TableHeader>
        <TableHeader>Attempt</TableHeader>
        <TableHeader>Next attempt</TableHeader>
      </TableHead>
      <TableBody>
        {logs.map((log) => (
          <TableRow key={log.id} linked data-row-id={log.id}>
            <TableCell wide>
              <Link
                data-row-link
                href={`/send/sending/webhooks/deliveries?delivery=${log.deliveryId}`}
                className={`${rowLink} font-normal`}
              >
                <Time at={log.at} />
              </Link>
            </TableCell>
            <TableCell wide className="font-mono sm:max-w-64 sm:min-w-40 text-xs break-all text-ink-2">
              {log.url}
            </TableCell>
            <TableCell wide className="sm:min-w-44">
              <span className="block break-words">{log.reason}</span>
              <span className="block text-xs text-ink-3 tabular-nums">
                {log.statusCode === null ? 'No status' : `Status ${log.statusCode}`} · {duration(log.durationMs)}
              </span>
            </TableCell>
            <TableCell label="Type">
              <span className="block whitespace-nowrap">{EVENT_TYPE_LABELS[log.eventType]}</span>
              <span className="block text-xs break-all text-ink-3">{log.domain}</span>
            </TableCell>
            <TableCell label="Attempt" className="whitespace-nowrap tabular-nums">
              {log.attempt} of {log.maxAttempts}
            </TableCell>
            <TableCell label="Next attempt">
              <NextAttempt at={log.nextAttemptAt} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** When the attempt after this one was due. Past times are named, not counted from now: it has been made by then. */
function NextAttempt({ at }: { at: string | null }) {
  if (at === null) return <span className="text-ink-3">None</span>;
  return <Time at={at} relative={Date.parse(at) > Date.now()} />;
}
