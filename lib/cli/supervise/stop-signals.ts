const TWICE_WITHIN_MS = 1_000;

/** What asks the supervisor to end, and a way to insist. */
export interface StopSignals {
  /** Resolves with the reason of the first request. */
  requested: Promise<string>;
  /** Aborted at the first request. */
  signal: AbortSignal;
  /** Calls back at the second one: somebody is in a hurry. */
  onInsist(callback: () => void): void;
}

/** Listens for SIGINT, SIGTERM, SIGHUP and the end of the npm that started us. */
export function listenForStop(onParentGone: (callback: () => void) => void): StopSignals {
  let insist = () => undefined as unknown;
  let firstAt = 0;
  const controller = new AbortController();
  const requested = new Promise<string>((resolve) => {
    const ask = (reason: string) => {
      firstAt ||= Date.now();
      controller.abort();
      resolve(reason);
      // One Ctrl-C arrives twice: from the terminal, and passed on by npm.
      if (Date.now() - firstAt > TWICE_WITHIN_MS) insist();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ask(signal));
    // npm's end follows a signal that we may have got as well (Ctrl-C), so it never insists.
    onParentGone(() => {
      controller.abort();
      resolve('the end of npm');
    });
  });
  return {
    requested,
    signal: controller.signal,
    onInsist(callback) {
      insist = callback;
    },
  };
}
