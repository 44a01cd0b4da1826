import { useEffect } from 'react';

type Load = () => Promise<unknown>;

/** Once the browser has nothing else to do. Safari has no idle callbacks. */
const idle = () =>
  new Promise<void>((resolve) => {
    if (typeof window.requestIdleCallback === 'function') window.requestIdleCallback(() => resolve());
    else setTimeout(resolve, 2_000);
  });

const pageIsThere = () =>
  new Promise<void>((resolve) => {
    if (document.readyState === 'complete') resolve();
    else window.addEventListener('load', () => resolve(), { once: true });
  });

let last: Promise<unknown> | undefined;

/** One after the other, each in an idle moment of its own. What cannot be fetched now is asked for again when it is needed. */
function loadAhead(load: Load): void {
  last ??= pageIsThere();
  last = last
    .then(idle)
    .then(load)
    .catch(() => {});
}

/**
 * Fetches, after the page can be used, what is not needed for that and yet soon: so that the first menu or drawer opens at
 * once, and a toast can say that the server is away when nothing can be fetched any more. `loads` is always the same array.
 */
export function useLoadAhead(loads: readonly Load[]): void {
  useEffect(() => {
    for (const load of loads) loadAhead(load);
  }, [loads]);
}
