/** How long a bin lives. */
export const BIN_LIFETIME_MS = 48 * 60 * 60_000;
export const MAX_BINS = 20;
/** Requests that a bin keeps; the oldest are dropped. */
export const MAX_BIN_REQUESTS = 500;
/** Bytes of a body that are kept. */
export const MAX_KEPT_BODY_BYTES = 256 * 1024;
export const MAX_DELAY_MS = 30_000;
