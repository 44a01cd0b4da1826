import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** False in the server's markup and the first render, whose zone, clock and address are not the person's. */
export function useInBrowser(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
