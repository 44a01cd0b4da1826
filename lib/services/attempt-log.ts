import type { AttemptTiming } from '@/lib/schemas/deliveries';
import type { DeliveryAnswer } from '@/lib/schemas/delivery-answer';
import type { listAttempts } from '@/lib/storage/attempts';
import { idTime } from '@/lib/storage/ids';

type AttemptRow = Awaited<ReturnType<typeof listAttempts>>[number];

/** From when it was due; null where a person asked for it before that. */
function queueMs(attempt: AttemptRow, before: AttemptRow | undefined): number | null {
  const dueAt = attempt.number === 1 ? idTime(attempt.deliveryId) : before?.nextAttemptAt;
  const late = dueAt ? attempt.at.getTime() - dueAt.getTime() : -1;
  return late < 0 ? null : late;
}

function timingOf(attempt: AttemptRow, before: AttemptRow | undefined): AttemptTiming | null {
  const { dnsMs, connectMs, tlsMs, firstByteMs } = attempt;
  if ([dnsMs, connectMs, tlsMs, firstByteMs].every((phase) => phase === null)) return null;
  const spent = (dnsMs ?? 0) + (connectMs ?? 0) + (tlsMs ?? 0) + (firstByteMs ?? 0);
  const bodyMs = firstByteMs === null ? null : Math.max(0, attempt.durationMs - spent);
  return { queueMs: queueMs(attempt, before), dnsMs, connectMs, tlsMs, firstByteMs, bodyMs };
}

/** A delivery's attempts for people, the first one first. `showsRedaction`: never on a subaccount (PRODUCT 3). */
export function attemptLog(attempts: AttemptRow[], showsRedaction: boolean): DeliveryAnswer['attemptLog'] {
  return attempts.map((attempt, index) => ({
    number: attempt.number,
    at: attempt.at.toISOString(),
    durationMs: attempt.durationMs,
    url: attempt.url,
    outcome: attempt.outcome,
    statusCode: attempt.statusCode,
    reason: attempt.reason,
    answer: attempt.answer,
    nextAttemptAt: attempt.nextAttemptAt?.toISOString() ?? null,
    timing: timingOf(attempt, attempts[index - 1]),
    ...(showsRedaction ? { redacted: attempt.redacted } : {}),
  }));
}
