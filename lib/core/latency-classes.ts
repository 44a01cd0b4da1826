/** Three classes per doubling: a percentile read from them is off by at most a quarter, whatever its size. */
const PER_DOUBLING = 3;
/** The last class holds everything above 46 s; attempts end before that. */
export const LATENCY_CLASSES = 48;

/** The class of a duration in milliseconds: 0 for up to 1 ms, then each reaches 26 % further than the one before. */
export function latencyClass(durationMs: number): number {
  if (!(durationMs > 1)) return 0;
  return Math.min(Math.ceil(Math.log2(durationMs) * PER_DOUBLING - 1e-9), LATENCY_CLASSES - 1);
}

/** The longest duration that a class holds, in milliseconds. */
export function longestOfClass(index: number): number {
  return 2 ** (index / PER_DOUBLING);
}

/** Adds counts per class to others, in place. Either may be shorter. */
export function addClasses(into: number[], counts: readonly number[]): void {
  for (const [index, count] of counts.entries()) into[index] = (into[index] ?? 0) + count;
}

/**
 * The duration, in whole milliseconds, that the share `p` (0 to 1) of the counted attempts did not exceed; within a class
 * the attempts are taken as evenly spread. Null when nothing was counted.
 */
export function latencyPercentile(counts: readonly number[], p: number): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const wanted = Math.max(1, p * total);
  let before = 0;
  for (const [index, count] of counts.entries()) {
    if (count > 0 && before + count >= wanted) {
      const from = index === 0 ? 0 : longestOfClass(index - 1);
      return Math.round(from + (longestOfClass(index) - from) * ((wanted - before) / count));
    }
    before += count;
  }
  return null;
}
