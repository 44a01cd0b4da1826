const CHANNEL = 'postwire-view';

/** Tells the other tabs of this browser that it is in another account or region from now on. */
export function tellOtherTabs(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(null);
  channel.close();
}

/** Runs whenever another tab has told so, until the returned function is called. */
export function onOtherTabMoved(run: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = run;
  return () => channel.close();
}
