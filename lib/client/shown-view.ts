import { VIEW_HEADER } from '@/lib/schemas/view-header';

let shown: string | null = null;
let away = false;
const listeners = new Set<() => void>();

/**
 * What this tab shows (`viewOf`), and whether the browser is somewhere else by now: the account and the region are cookies, so
 * that another tab can take them along. The server refuses what a tab asks for that shows another view than its cookies mean.
 */
export const shownView = {
  /** What the server is told of it; nothing before it is known. */
  header: (): Record<string, string> => (shown === null ? {} : { [VIEW_HEADER]: shown }),
  /** Null: nothing any more, as when it is left. */
  show(view: string | null) {
    shown = view;
  },
  isAway: () => away,
  setAway(next: boolean) {
    if (next === away) return;
    away = next;
    for (const listener of listeners) listener();
  },
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
