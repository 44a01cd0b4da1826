import { useEffect } from 'react';
import { prepareMenus } from '@/components/ui/menu-state';
import { prepareToasts } from '@/components/ui/toasts';

/** Once the page is there and the browser has nothing else to do. Safari has no idle callbacks. */
const whenIdle = (run: () => void) =>
  typeof window.requestIdleCallback === 'function' ? window.requestIdleCallback(run) : setTimeout(run, 2_000);

/**
 * Fetches, after the page can be used, what is not needed for that and yet soon: so that the first menu opens at once, and a
 * toast can say that the server is away when nothing can be fetched any more.
 */
export function useLoadAhead(): void {
  useEffect(() => {
    // What cannot be fetched now is asked for again when it is needed.
    const load = () => whenIdle(() => void Promise.allSettled([prepareToasts(), prepareMenus()]));
    if (document.readyState === 'complete') load();
    else window.addEventListener('load', load, { once: true });
    return () => window.removeEventListener('load', load);
  }, []);
}
