import { rowLink, Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table/table';
import { Time } from '@/components/ui/time/time';
import { AUDIT_ACTION_LABELS } from '@/lib/schemas/audit-actions';
import type { AuditEntry } from '@/lib/schemas/audit-log';
import { AuditActor } from './audit-actor';
import { factName } from './fact-words';

interface AuditTableProps {
  entries: AuditEntry[];
  /** Whether entries of several accounts are shown. */
  withAccount: boolean;
  onOpen: (id: string) => void;
}

export function AuditTable({ entries, withAccount, onOpen }: AuditTableProps) {
  return (
    <Table aria-label="Audit log">
      <TableHead>
        <TableHeader>Action</TableHeader>
        <TableHeader>Target</TableHeader>
        <TableHeader>Who</TableHeader>
        {withAccount && <TableHeader>Account</TableHeader>}
        <TableHeader>When</TableHeader>
      </TableHead>
      <TableBody>
        {entries.map((entry) => (
          <TableRow key={entry.id} data-row-id={entry.id} linked>
            <TableCell wide>
              <button type="button" data-row-link className={rowLink} onClick={() => onOpen(entry.id)}>
                {AUDIT_ACTION_LABELS[entry.action]}
              </button>
              <Changed entry={entry} />
            </TableCell>
            <TableCell wide className="text-ink-2 wrap-anywhere max-w-72 min-w-40">
              {entry.target.name}
            </TableCell>
            <TableCell label="Who" wide className="max-w-64 min-w-36">
              <AuditActor entry={entry} />
            </TableCell>
            {withAccount && (
              <TableCell label="Account" className="min-w-28 wrap-anywhere">
                {entry.account.name}
              </TableCell>
            )}
            <TableCell label="When" wide>
              <Time at={entry.at} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** The names of what changed, where something was there before. */
function Changed({ entry: { before, after } }: { entry: AuditEntry }) {
  if (before === null || after === null) return null;
  const names = Object.keys(after).map(factName);
  return <span className="block text-xs text-ink-3">{names.join(', ')}</span>;
}
