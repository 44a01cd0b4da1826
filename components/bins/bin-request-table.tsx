import { rowLink, Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table/table';
import { Time } from '@/components/ui/time/time';
import { fileSize } from '@/lib/client/file-size';
import type { BinRequest } from '@/lib/schemas/bins';
import { VerdictBadge } from './verdict-badge';

/** A column for which a narrow table has no room; cards have it. */
const roomy = '@max-4xl/rows:hidden cards:block';

export function BinRequestTable({ requests, onOpen }: { requests: BinRequest[]; onOpen: (id: string) => void }) {
  return (
    <Table aria-label="Requests">
      <TableHead>
        <TableHeader>Request</TableHeader>
        <TableHeader>Event</TableHeader>
        <TableHeader>Mailgun signature</TableHeader>
        <TableHeader>Standard Webhooks</TableHeader>
        <TableHeader>Answered</TableHeader>
        <TableHeader className={roomy}>Size</TableHeader>
        <TableHeader>Arrived</TableHeader>
      </TableHead>
      <TableBody>
        {requests.map((request) => (
          <TableRow key={request.id} linked data-row-id={request.id}>
            <TableCell wide className="max-w-56 min-w-28">
              <button
                type="button"
                data-row-link
                className={`${rowLink} font-mono text-sm`}
                onClick={() => onOpen(request.id)}
              >
                <span className="sr-only">Request {request.id}: </span>
                {request.method}
              </button>
              <span className="block truncate font-mono text-xs text-ink-3">{pathOf(request) || '/'}</span>
            </TableCell>
            <TableCell label="Event" className="max-w-40 wrap-anywhere">
              {request.event ?? <span className="text-ink-3">None</span>}
            </TableCell>
            <TableCell label="Mailgun signature">
              <VerdictBadge verdict={request.mailgun} />
            </TableCell>
            <TableCell label="Standard Webhooks">
              <VerdictBadge verdict={request.standardWebhooks} />
            </TableCell>
            <TableCell label="Answered" className="tabular-nums">
              {request.answered ?? <span className="text-ink-3">Nothing</span>}
            </TableCell>
            <TableCell label="Size" className={`${roomy} whitespace-nowrap tabular-nums`}>
              {fileSize(request.bodyBytes)}
            </TableCell>
            <TableCell label="Arrived">
              <Time at={request.receivedAt} relative />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

export function pathOf({ path, query }: Pick<BinRequest, 'path' | 'query'>): string {
  return query === '' ? path : `${path}?${query}`;
}
