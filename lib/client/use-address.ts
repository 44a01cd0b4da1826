import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import {
  type AddressChanges,
  type AddressParameters,
  type AddressState,
  changeAddress,
  queryText,
  readAddress,
} from './address-parameters';
import { type AddressesAhead, NOT_AHEAD, shownAddress, stillAhead } from './addresses-ahead';

interface AddressOptions {
  /** `push`: one can go back to what was before. */
  history?: 'push' | 'replace';
}

// One address a tab.
let ahead: AddressesAhead = NOT_AHEAD;
const steps: { query: URLSearchParams; history: 'push' | 'replace' }[] = [];
const listeners = new Set<() => void>();

function change(next: AddressesAhead): void {
  ahead = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  // Going back and forth is the browser's: whatever was ahead is no more.
  if (listeners.size === 0) window.addEventListener('popstate', forget);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('popstate', forget);
  };
}

const forget = () => change(NOT_AHEAD);
const current = () => ahead;
const nowhere = () => NOT_AHEAD;
const addressOf = (path: string, query: URLSearchParams) => `${path}?${query}`;
const queryOf = (address: string) => new URLSearchParams(address.split('?')[1]);

/** The address as the person sees it; that of the window may be a step behind, with the router. */
const here = () =>
  shownAddress(ahead, addressOf(window.location.pathname, new URLSearchParams(window.location.search)));

/** Goes to this page with another query. */
function go(query: URLSearchParams, history: 'push' | 'replace'): void {
  const from = here();
  const to = addressOf(window.location.pathname, query);
  if (from === to) return;
  change(ahead.to.length === 0 ? { from, to: [to] } : { ...ahead, to: [...ahead.to, to] });
  // Once the action is over: what it changes in several steps is one step back. And once the router listens, which the
  // first effects of a page come before.
  if (steps.length === 0) queueMicrotask(writeSteps);
  const last = steps.at(-1);
  if (last && (last.history === 'push' || history === 'replace')) last.query = query;
  else steps.push({ query, history });
}

function writeSteps(): void {
  const { pathname, hash } = window.location;
  for (const { query, history } of steps.splice(0)) {
    const url = `${pathname}${queryText(query)}${hash}`;
    if (history === 'push') window.history.pushState(null, '', url);
    else window.history.replaceState(null, '', url);
  }
}

/**
 * State that lives in the page's address, so that it can be linked to, reloaded and gone back from: `const [{ search },
 * change] = useAddress(PARAMETERS)`. Changes are seen at once, without a word to the server; the page is asked for again
 * only when it is opened by that address.
 */
export function useAddress<P extends AddressParameters>(parameters: P, { history = 'replace' }: AddressOptions = {}) {
  const routed = addressOf(usePathname(), new URLSearchParams(useSearchParams()));
  const given = useSyncExternalStore(subscribe, current, nowhere);
  // Told to nobody: what is shown is the same before and after.
  useEffect(() => {
    ahead = stillAhead(ahead, routed);
  }, [routed]);
  const query = shownAddress(given, routed).split('?')[1] ?? '';
  const state: AddressState<P> = useMemo(
    () => readAddress(parameters, new URLSearchParams(query)),
    [parameters, query],
  );
  const set = useCallback(
    (changes: AddressChanges<P> | null, options: AddressOptions = {}) =>
      go(changeAddress(parameters, queryOf(here()), changes), options.history ?? history),
    [parameters, history],
  );
  return [state, set] as const;
}
