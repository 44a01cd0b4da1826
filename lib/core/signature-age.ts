import type { SignatureVerdict } from '@/lib/schemas/bins';

/** How far a timestamp may be off, either way: what receivers are told to allow (SECURITY 19). */
export const TOLERANCE_MS = 5 * 60_000;

/** `12 s`, `7 min`, `3 h`, `2 d`. */
export function roughDuration(ms: number): string {
  const steps: [number, string][] = [
    [86_400_000, 'd'],
    [3_600_000, 'h'],
    [60_000, 'min'],
  ];
  const [unitMs, unit] = steps.find(([least]) => ms >= least) ?? [1_000, 's'];
  return `${Math.round(ms / unitMs)} ${unit}`;
}

/** Milliseconds from a signature's timestamp to the arrival; null when it is no timestamp in epoch seconds. */
export function signatureAgeMs(timestamp: string, receivedAtMs: number): number | null {
  return /^\d{1,12}$/.test(timestamp) ? receivedAtMs - Number(timestamp) * 1_000 : null;
}

/** What is to be said about an age that is outside the tolerance; null within it. */
export function judgeAge(ageMs: number): { verdict: SignatureVerdict; detail: string } | null {
  if (ageMs > TOLERANCE_MS) {
    const detail = `The signature fits, but it was ${roughDuration(ageMs)} old on arrival; receivers refuse more than 5 min.`;
    return { verdict: 'too_old', detail };
  }
  if (ageMs < -TOLERANCE_MS) {
    const detail = `The signature fits, but its timestamp is ${roughDuration(-ageMs)} in the future: check the clocks.`;
    return { verdict: 'in_future', detail };
  }
  return null;
}
