/**
 * Addresses that the person has gone to on this page and that the router has not come to yet: it follows a little later, in
 * its own time, and a field that shows what is typed must not wait for that. Each is a path with its query.
 */
export interface AddressesAhead {
  /** Where the router was when the first of them was given. */
  from: string;
  /** The oldest first. */
  to: readonly string[];
}
export const NOT_AHEAD: AddressesAhead = { from: '', to: [] };

/** What is shown while the router is at `routed`: the last one given, until it is there or has gone elsewhere. */
export function shownAddress({ from, to }: AddressesAhead, routed: string): string {
  const isBehind = routed === from || to.includes(routed);
  return (isBehind ? to.at(-1) : undefined) ?? routed;
}

/** What is still ahead once the router has come to `routed`: one may be given twice, so it is at the first that fits. */
export function stillAhead(ahead: AddressesAhead, routed: string): AddressesAhead {
  if (routed === ahead.from) return ahead;
  const at = ahead.to.indexOf(routed);
  const to = at === -1 ? [] : ahead.to.slice(at + 1);
  return to.length === 0 ? NOT_AHEAD : { from: routed, to };
}
