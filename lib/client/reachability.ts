let reachable = true;
const listeners = new Set<() => void>();

/** Whether the server answered the last time that this tab asked it anything. A refusal is an answer. */
export const reachability = {
  get: () => reachable,
  set(next: boolean) {
    if (next === reachable) return;
    reachable = next;
    for (const listener of listeners) listener();
  },
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
