import type { ExternalToast } from 'sonner';

type Kind = 'success' | 'error' | 'warning';

let isWanted = false;
const waiting = new Set<() => void>();
const { promise: shown, resolve: isShown } = (() => {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
})();

/** Whether anybody has said anything yet; before that there is no place for toasts on the page. */
export const toastsWanted = {
  subscribe(listener: () => void) {
    waiting.add(listener);
    return () => waiting.delete(listener);
  },
  get: () => isWanted,
  onServer: () => false,
  /** To be called by the place for toasts once it is there. */
  ready: isShown,
};

async function say(kind: Kind, message: string, options?: ExternalToast): Promise<void> {
  isWanted = true;
  for (const listener of waiting) listener();
  const [{ toast: sonner }] = await Promise.all([import('sonner'), shown]);
  sonner[kind](message, options);
}

/** Says for a moment what came of something. What draws it is fetched when a page has come to rest, or with the first one. */
export const toast = {
  success: (message: string, options?: ExternalToast) => void say('success', message, options),
  error: (message: string, options?: ExternalToast) => void say('error', message, options),
  warning: (message: string, options?: ExternalToast) => void say('warning', message, options),
};
