import type { ComponentProps, MouseEvent } from 'react';
import { cn } from '@/components/ui/cn';

// The roles are said aloud because on narrow screens the parts are laid out as blocks (cards), and
// browsers then forget that they are a table.
const as = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  cell: { role: 'cell' },
} as const;

/**
 * A table that becomes a stack of cards where it is narrow, and whose head stays in sight on a desktop. Name it with `aria-label`.
 * One of `few` columns stays a table for longer.
 */
export function Table({ few, className, ...props }: ComponentProps<'table'> & { few?: boolean }) {
  return (
    // What scrolls sideways would hold the head back.
    <div className={cn(few ? '@container/few' : '@container/rows', 'max-xl:overflow-x-auto')}>
      <table {...as.table} className={cn('w-full border-collapse text-left cards:block', className)} {...props} />
    </div>
  );
}

export function TableHead({ children }: ComponentProps<'thead'>) {
  return (
    <thead {...as.rowgroup} className="border-b cards:sr-only">
      <tr {...as.row}>{children}</tr>
    </thead>
  );
}

export function TableHeader({ className, ...props }: ComponentProps<'th'>) {
  return (
    <th
      {...as.columnheader}
      scope="col"
      className={cn(
        'h-9 px-4 @max-4xl/rows:px-3 text-xs font-medium whitespace-nowrap text-ink-3 xl:weak:sticky xl:top-13 xl:z-10 xl:bg-surface xl:shadow-[inset_0_-1px_0_var(--line)] xl:first:rounded-tl-lg xl:last:rounded-tr-lg',
        className,
      )}
      {...props}
    />
  );
}

export function TableBody({ children }: ComponentProps<'tbody'>) {
  return (
    <tbody {...as.rowgroup} className="divide-y cards:block">
      {children}
    </tbody>
  );
}

const CONTROLS = 'a, button, input, select, textarea, label';

/** What lies over the row's link and is no control itself, such as a time with its tooltip, opens the row as well. */
function openRow({ target, currentTarget: row }: MouseEvent<HTMLElement>) {
  if (!(target instanceof Element) || !row.contains(target) || target.closest(CONTROLS)) return;
  row.querySelector<HTMLElement>('[data-row-link]')?.click();
}

/** A row; `linked` makes its one `RowLink` fill it. */
export function TableRow({ linked, className, ...props }: ComponentProps<'tr'> & { linked?: boolean }) {
  return (
    <tr
      {...as.row}
      {...(linked && { onClick: openRow })}
      className={cn(
        'relative cards:grid cards:grid-cols-[repeat(auto-fill,minmax(min(10rem,45%),1fr))] cards:gap-x-3 cards:gap-y-1.5 cards:px-4 cards:py-3',
        linked && 'hover:bg-hover/60 has-[[data-row-link]:focus-visible]:bg-hover/60',
        className,
      )}
      {...props}
    />
  );
}

/** A cell; `label` names its column where the row is a card. */
export function TableCell({
  label,
  wide,
  className,
  children,
  ...props
}: ComponentProps<'td'> & { label?: string; wide?: boolean }) {
  return (
    <td
      {...as.cell}
      className={cn(
        'px-4 weak:py-2.5 align-middle @max-4xl/rows:px-3 cards:w-auto cards:max-w-none cards:min-w-0 cards:p-0',
        wide && 'cards:col-span-full',
        className,
      )}
      {...props}
    >
      {label && (
        <span aria-hidden className="hidden text-xs text-ink-3 cards:block">
          {label}
        </span>
      )}
      {children}
    </td>
  );
}

/** The look of the link or button that opens a row, over the whole of it. Other controls of the row need `z-1`. */
export const rowLink =
  'text-left weak:font-medium after:absolute after:inset-0 after:content-[""] focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent';
