const TWICE_WITHIN_MS = 1_000;

/** What asks the supervisor to end, and a way to insist. */
export interface StopSignals {
  /** Aborted at the first request; its reason is what `throwIfAborted` throws at whatever was under way. */
  signal: AbortSignal;
  /** Calls back at the second one: somebody is in a hurry. */
  onInsist(callback: () => void): void;
}

/** Listens for SIGINT, SIGTERM, SIGHUP and the end of the npm that started us. */
export function listenForStop(onParentGone: (callback: () => void) => void): StopSignals {
  let insist = () => undefined as unknown;
  let firstAt = 0;
  const controller = new AbortController();
  const ask = () => {
    firstAt ||= Date.now();
    controller.abort();
    // One Ctrl-C arrives twice: from the terminal, and passed on by npm.
    if (Date.now() - firstAt > TWICE_WITHIN_MS) insist();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
  // npm's end follows a signal that we may have got as well (Ctrl-C), so it never insists.
  onParentGone(() => controller.abort());
  return {
    signal: controller.signal,
    onInsist(callback) {
      insist = callback;
    },
  };
}

/** What was asked for, or the stop's reason as soon as it comes: for waits that hold nothing which must be closed. */
export function unlessStopped<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const stopped = new Promise<never>((_, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  return Promise.race([work, stopped]);
}
