import Link from 'next/link';
import { rowLink, Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table/table';
import { Time } from '@/components/ui/time/time';
import { answerText } from '@/lib/client/bin-answer';
import type { Bin } from '@/lib/schemas/bins';

export function BinTable({ bins }: { bins: Bin[] }) {
  return (
    <Table aria-label="Bins">
      <TableHead>
        <TableHeader>Bin</TableHeader>
        <TableHeader>Answers</TableHeader>
        <TableHeader>Received</TableHeader>
        <TableHeader>Last request</TableHeader>
        <TableHeader>Expires</TableHeader>
      </TableHead>
      <TableBody>
        {bins.map((bin) => (
          <TableRow key={bin.id} linked data-row-id={bin.id}>
            <TableCell wide className="w-2/5 max-w-0 min-w-40">
              <Link data-row-link href={`/send/sending/bins/${bin.id}`} className={`${rowLink} wrap-anywhere`}>
                {bin.name || <span className="font-mono text-sm break-all">{bin.id}</span>}
              </Link>
              <span className="block truncate font-mono text-xs text-ink-3" title={bin.url}>
                {bin.url}
              </span>
            </TableCell>
            <TableCell label="Answers">{answerText(bin.answer)}</TableCell>
            <TableCell label="Received" className="tabular-nums">
              {bin.received.toLocaleString('en')}
            </TableCell>
            <TableCell label="Last request">
              {bin.lastRequestAt ? (
                <Time at={bin.lastRequestAt} relative />
              ) : (
                <span className="text-ink-3">None yet</span>
              )}
            </TableCell>
            <TableCell label="Expires">
              <Time at={bin.expiresAt} relative />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
