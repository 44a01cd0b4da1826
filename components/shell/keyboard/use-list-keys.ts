'use client';

import { useMemo, useRef } from 'react';
import { useShortcut } from './use-shortcut';

interface ListKeys {
  /** Ids of the rows in their order; each row says its own as `data-row-id` and has one `data-row-link`. */
  rows: readonly string[];
  /** The row whose drawer is open: arrows then walk to the rows beside it. */
  open?: string | null;
  /** Opens a row in the drawer. A list whose rows are links needs none: Enter follows them. */
  onOpen?: (id: string) => void;
  /** Leave out what the person may not do. */
  onResend?: ((id: string) => void) | undefined;
}

const rowLinkOf = (id: string) =>
  document.querySelector<HTMLElement>(`[data-row-id="${CSS.escape(id)}"] [data-row-link]`);
const focusedRow = () => document.activeElement?.closest('[data-row-id]')?.getAttribute('data-row-id') ?? null;

/**
 * Keys of a list: `j` and `k` move the focus from row to row, Enter opens the focused one (it is a link or a button),
 * `r` resends it, `←` and `→` walk while the drawer is open. Answers the rows before and after the open one, and what gets
 * the focus when the drawer closes: the row that was open last.
 */
export function useListKeys({ rows, open = null, onOpen, onResend }: ListKeys) {
  // Where the focus was last, so that going on after a click elsewhere does not start from the top.
  const last = useRef<string | null>(null);
  const current = () => focusedRow() ?? last.current;

  const move = (step: 1 | -1) => {
    const id = current();
    const at = id === null ? -1 : rows.indexOf(id);
    const next = rows[at === -1 ? 0 : Math.min(Math.max(at + step, 0), rows.length - 1)];
    if (next === undefined) return;
    last.current = next;
    const link = rowLinkOf(next);
    link?.focus();
    link?.scrollIntoView({ block: 'nearest' });
  };

  const at = open === null ? -1 : rows.indexOf(open);
  const previous = at > 0 ? (rows[at - 1] ?? null) : null;
  const next = at >= 0 ? (rows[at + 1] ?? null) : null;
  const walk = (id: string | null) => {
    if (id === null) return;
    last.current = id;
    onOpen?.(id);
  };

  // A ref as Dialog wants it, read when the drawer closes.
  const returnFocusTo = useMemo(
    () => ({
      get current() {
        return last.current === null ? null : rowLinkOf(last.current);
      },
    }),
    [],
  );

  const some = rows.length > 0;
  const isOpen = open !== null && onOpen !== undefined;
  const list = { group: 'Lists', repeats: true, enabled: some } as const;
  const drawer = { group: 'Open drawer', inDialog: true } as const;
  useShortcut({ ...list, keys: 'j', label: 'Next row' }, () => move(1));
  useShortcut({ ...list, keys: 'k', label: 'Previous row' }, () => move(-1));
  useShortcut({ keys: 'r', label: 'Resend', group: 'Lists', enabled: some && onResend !== undefined }, () => {
    const id = focusedRow();
    if (id !== null && rows.includes(id)) onResend?.(id);
  });
  useShortcut({ ...drawer, keys: 'ArrowLeft', label: 'Previous', enabled: isOpen, repeats: true }, () =>
    walk(previous),
  );
  useShortcut({ ...drawer, keys: 'ArrowRight', label: 'Next', enabled: isOpen, repeats: true }, () => walk(next));
  useShortcut({ ...drawer, keys: 'r', label: 'Resend', enabled: isOpen && onResend !== undefined }, () => {
    if (open !== null) onResend?.(open);
  });
  return { previous, next, returnFocusTo };
}
