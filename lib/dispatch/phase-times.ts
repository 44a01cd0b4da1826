import type { PhaseTimes } from '@/lib/storage/queue/attempt-columns';
import type { Outcome } from './exchange';

/** What the log's columns can hold; an attempt's deadline is far below it. */
const MOST_MS = 32_767;

const whole = (ms: number | null) => (ms === null ? null : Math.min(MOST_MS, Math.max(0, Math.round(ms))));

/**
 * Where the time of a POST went, in whole milliseconds that add up: what is not the connection's is waiting for the first byte,
 * the little that we take ourselves included, and what is left of the duration after that is the body.
 */
export function phaseTimes({ connection, answeredAt }: Outcome, startedAt: number): PhaseTimes {
  const dnsMs = whole(connection.dnsMs);
  const connectMs = whole(connection.connectMs);
  const tlsMs = whole(connection.tlsMs);
  const before = (dnsMs ?? 0) + (connectMs ?? 0) + (tlsMs ?? 0);
  const firstByteMs = answeredAt === null ? null : whole(Math.round(answeredAt - startedAt) - before);
  return { dnsMs, connectMs, tlsMs, firstByteMs };
}
