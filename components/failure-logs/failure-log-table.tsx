import { memo } from 'react';
import type { Selection } from '@/components/deliveries/use-selection';
import { Checkbox } from '@/components/ui/field/checkbox';
import { rowLink, Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table/table';
import { Countdown } from '@/components/ui/time/countdown';
import { Time } from '@/components/ui/time/time';
import { duration } from '@/lib/client/format';
import type { FailureLog } from '@/lib/schemas/deliveries';
import { EVENT_TYPE_LABELS } from '@/lib/schemas/event-types';

interface FailureLogTableProps {
  logs: readonly FailureLog[];
  /** Null for who may not recover any. */
  selection: Selection | null;
  /** Opens the delivery that an attempt belongs to, by the attempt's id. */
  onOpen: (id: string) => void;
}

/** A column for which a narrow table has no room; cards have it. */
const roomy = '@max-4xl/rows:hidden cards:block';

/** Made anew only for other rows or another selection: the list around it changes more often. */
export const FailureLogTable = memo(function FailureLogTable({ logs, selection, onOpen }: FailureLogTableProps) {
  return (
    <Table aria-label="Failure logs">
      <TableHead>
        {selection && (
          <TableHeader className="w-8 pr-0">
            <Checkbox
              aria-label="Select all that are shown"
              checked={selection.all}
              mixed={selection.some}
              onChange={selection.toggleAll}
            />
          </TableHeader>
        )}
        <TableHeader>Timestamp</TableHeader>
        <TableHeader>URL</TableHeader>
        <TableHeader>Failure reason</TableHeader>
        <TableHeader>Type</TableHeader>
        <TableHeader>Attempt</TableHeader>
        <TableHeader className={roomy}>Next attempt</TableHeader>
      </TableHead>
      <TableBody>
        {logs.map((log) => (
          <FailureLogRow
            key={log.id}
            log={log}
            chosen={selection?.has(log.id) ?? false}
            onToggle={selection?.toggle}
            onOpen={onOpen}
          />
        ))}
      </TableBody>
    </Table>
  );
});

interface FailureLogRowProps {
  log: FailureLog;
  chosen: boolean;
  onToggle: Selection['toggle'] | undefined;
  onOpen: (id: string) => void;
}

const FailureLogRow = memo(function FailureLogRow({ log, chosen, onToggle, onOpen }: FailureLogRowProps) {
  return (
    <TableRow linked data-row-id={log.id} className={chosen ? 'bg-accent-soft/50' : undefined}>
      {onToggle && (
        <TableCell className="pr-0 cards:absolute cards:top-3 cards:right-4">
          <Checkbox
            aria-label={`Select attempt ${log.attempt} of ${EVENT_TYPE_LABELS[log.eventType]} to ${log.recipient}`}
            checked={chosen}
            onChange={() => onToggle(log.id)}
          />
        </TableCell>
      )}
      <TableCell wide className="cards:pr-8">
        <button type="button" data-row-link className={`${rowLink} font-normal`} onClick={() => onOpen(log.id)}>
          <Time at={log.at} />
        </button>
      </TableCell>
      <TableCell wide className="w-2/5 max-w-0 min-w-40 @max-4xl/rows:min-w-28">
        <span className="block truncate font-mono text-xs text-ink-2" title={log.url}>
          {log.url}
        </span>
      </TableCell>
      <TableCell wide className="w-1/3 min-w-44 @max-4xl/rows:min-w-36">
        <span className="line-clamp-3 wrap-anywhere" title={log.reason}>
          {log.reason}
        </span>
        <span className="block text-xs text-ink-3 tabular-nums">
          {log.statusCode === null ? 'No status' : `Status ${log.statusCode}`} · {duration(log.durationMs)}
        </span>
      </TableCell>
      <TableCell label="Type" className="w-1/5 max-w-0 min-w-36">
        <span className="block whitespace-nowrap">{EVENT_TYPE_LABELS[log.eventType]}</span>
        <span className="block truncate text-xs text-ink-3" title={log.recipient}>
          {log.recipient}
        </span>
      </TableCell>
      <TableCell label="Attempt" className="whitespace-nowrap tabular-nums">
        {log.attempt} of {log.maxAttempts}
      </TableCell>
      <TableCell label="Next attempt" className={roomy}>
        <NextAttempt at={log.nextAttemptAt} />
      </TableCell>
    </TableRow>
  );
});

/** When the attempt after this one is due, while that is ahead. Afterwards it has been made, or was called off. */
function NextAttempt({ at }: { at: string | null }) {
  const none = <span className="text-ink-3">None</span>;
  return at !== null && Date.parse(at) > Date.now() ? <Countdown until={at} then={none} /> : none;
}
