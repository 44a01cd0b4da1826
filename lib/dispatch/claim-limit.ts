import type { HeldDeliveries } from './held-deliveries';

/** Rows in one claim (PERFORMANCE 1: batches of 100 to 500). */
const MAX_ROWS = 500;
/** Taken for granted while nothing is held. */
const USUAL_CHARS = 2 * 1024;

/**
 * How many rows the next claim may bring: few while large payloads are held, so that memory is bounded
 * by bytes and not by rows alone. `maxChars` of payload text is what a worker holds at most, give or take one claim
 * (PAYLOAD_MEMORY_MB).
 */
export function claimLimit(held: Pick<HeldDeliveries, 'size' | 'chars'>, maxChars: number): number {
  const average = held.size === 0 ? USUAL_CHARS : Math.max(USUAL_CHARS, held.chars / held.size);
  return Math.max(0, Math.min(MAX_ROWS, Math.floor((maxChars - held.chars) / average)));
}
