'use client';

import { useMemo } from 'react';
import { text, wholeNumber } from '@/lib/client/address-parameters';
import { useAddress } from '@/lib/client/use-address';

const PARAMETERS = { delivery: text, attempt: wholeNumber };

/** The delivery whose drawer is open, and the attempt that is shown in it: both in the address. */
export function useOpenDelivery() {
  const [{ delivery, attempt }, set] = useAddress(PARAMETERS, { history: 'layer' });
  // The same each time: rows are not made anew for it.
  const change = useMemo(
    () => ({
      show: (id: string, number: number | null = null) => {
        set({ delivery: id, attempt: number });
      },
      showAttempt: (number: number) => {
        set({ attempt: number });
      },
      close: () => {
        set(null);
      },
    }),
    [set],
  );
  return { open: delivery, attempt, ...change };
}
