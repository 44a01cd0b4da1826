import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = 0;

function tick() {
  now = Date.now();
  for (const listener of listeners) listener();
}

/** One timer for all countdowns of the page, and none while there are none. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) {
    now = Date.now();
    timer = setInterval(tick, 1_000);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

const snapshot = () => {
  if (now === 0) now = Date.now();
  return now;
};

/** The time in milliseconds, anew each second; 0 in the server's markup and the first render. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, snapshot, () => 0);
}
