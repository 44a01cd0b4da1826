'use client';

import { useMemo, useState } from 'react';

/** Rows that a person has chosen, by id. Those that are not shown any more do not count. */
export function useSelection(shown: readonly string[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const selected = useMemo(() => shown.filter((id) => chosen.has(id)), [shown, chosen]);
  const toggle = (id: string) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  return {
    selected,
    has: (id: string) => chosen.has(id),
    all: selected.length > 0 && selected.length === shown.length,
    some: selected.length > 0 && selected.length < shown.length,
    toggle,
    toggleAll: () => setChosen(selected.length === shown.length ? new Set() : new Set(shown)),
    clear: () => setChosen(new Set()),
  };
}
export type Selection = ReturnType<typeof useSelection>;
