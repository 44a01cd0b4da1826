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
  /**
   * `push`: one can go back to what was before. `layer`, of what lies over the page while its parameters are set: opening it is a
   * step, going on within it none, and closing it takes the step back, so that Back never opens again what was closed.
   */
  history?: 'push' | 'replace' | 'layer';
}
type Step = { query: URLSearchParams; history: 'push' | 'replace' | 'back' };

// One address a tab.
let ahead: AddressesAhead = NOT_AHEAD;
const steps: Step[] = [];
let isGoingBack = false;
const listeners = new Set<() => void>();

function change(next: AddressesAhead): void {
  ahead = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('popstate', popped);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    window.removeEventListener('popstate', popped);
    isGoingBack = false;
  };
}

/** Going back and forth is the browser's: whatever was ahead is no more, unless it was this page that went back. */
function popped(): void {
  if (isGoingBack) {
    isGoingBack = false;
    writeSteps();
  } else change(NOT_AHEAD);
}

const current = () => ahead;
const nowhere = () => NOT_AHEAD;
const addressOf = (path: string, query: URLSearchParams) => `${path}?${query}`;
const queryOf = (address: string) => new URLSearchParams(address.split('?')[1]);

const written = () => addressOf(window.location.pathname, new URLSearchParams(window.location.search));

/** The address as the person sees it; that of the window may be a step behind, with the router. */
const here = () => shownAddress(ahead, written());

/** Goes to this page with another query. */
function go(query: URLSearchParams, history: Step['history']): void {
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
  // What is asked for while the browser goes back comes after that: it takes its time, and starts from wherever it then is.
  while (!isGoingBack) {
    const step = steps.shift();
    if (step === undefined) return;
    const { query, history } = step;
    const url = `${pathname}${queryText(query)}${hash}`;
    const before = beforeThis();
    if (history === 'push') window.history.pushState({ before: written() }, '', url);
    else if (history === 'back' && before === addressOf(pathname, query)) {
      isGoingBack = true;
      window.history.back();
    } else window.history.replaceState({ before }, '', url);
  }
}

/** The address that Back leads to, where it was this page that left it. */
const beforeThis = () => (window.history.state as { before?: string } | null)?.before;

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
    (changes: AddressChanges<P> | null, options: AddressOptions = {}) => {
      const now = queryOf(here());
      const next = changeAddress(parameters, now, changes);
      const wanted = options.history ?? history;
      go(next, wanted === 'layer' ? stepOfLayer(isSet(parameters, now), isSet(parameters, next)) : wanted);
    },
    [parameters, history],
  );
  return [state, set] as const;
}

const isSet = (parameters: AddressParameters, query: URLSearchParams) =>
  Object.keys(parameters).some((name) => query.has(name));

function stepOfLayer(wasOpen: boolean, isOpen: boolean): Step['history'] {
  if (isOpen) return wasOpen ? 'replace' : 'push';
  return 'back';
}
