'use client';

import { useCallback, useMemo, useState } from 'react';

/** Rows that a person has chosen, by id. Those that are not shown any more do not count. */
export function useSelection(shown: readonly string[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  // The same each time: rows are not made anew for it.
  const toggle = useCallback((id: string) => {
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  return useMemo(() => {
    const selected = shown.filter((id) => chosen.has(id));
    const all = selected.length > 0 && selected.length === shown.length;
    return {
      selected,
      has: (id: string) => chosen.has(id),
      all,
      some: selected.length > 0 && !all,
      toggle,
      toggleAll: () => setChosen(all ? new Set() : new Set(shown)),
      clear: () => setChosen(new Set()),
    };
  }, [shown, chosen, toggle]);
}
export type Selection = ReturnType<typeof useSelection>;
