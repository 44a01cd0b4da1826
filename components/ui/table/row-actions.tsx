import type { ReactNode } from 'react';
import { TableCell, TableHeader } from './table';

/** Heads the column of `RowActions`: for screen readers alone. */
export function ActionsHeader() {
  return (
    <TableHeader>
      <span className="sr-only">Actions</span>
    </TableHeader>
  );
}

/** The last cell of a row: its buttons, at the end, and on a card below what they act on. */
export function RowActions({ children }: { children: ReactNode }) {
  return (
    <TableCell wide>
      <div className="flex items-center justify-end gap-1 cards:justify-start">{children}</div>
    </TableCell>
  );
}
