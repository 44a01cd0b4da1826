'use client';

import { parseAsInteger, parseAsString, useQueryStates } from 'nuqs';

/** The delivery whose drawer is open, and the attempt that is shown in it: both in the address. */
export function useOpenDelivery() {
  const [{ delivery, attempt }, set] = useQueryStates(
    { delivery: parseAsString, attempt: parseAsInteger },
    { history: 'push' },
  );
  return {
    open: delivery,
    attempt,
    show: (id: string, number: number | null = null) => {
      set({ delivery: id, attempt: number });
    },
    showAttempt: (number: number) => {
      set({ attempt: number }, { history: 'replace' });
    },
    close: () => {
      set(null);
    },
  };
}
