/**
 * Where moments lie along an axis, as fractions from 0 to 1. Retries come ever more slowly (ten minutes, then hours), so
 * the axis is one of the square root of the time since the first: what is close together stays apart. Neighbours
 * are at least `minGap` apart, or as far as an even spread allows. `times` are milliseconds in ascending order.
 */
export function rulerPositions(times: readonly number[], minGap: number): number[] {
  const first = times[0];
  if (first === undefined) return [];
  const last = times.at(-1) ?? first;
  if (times.length === 1) return [0];
  const span = Math.max(last - first, 1);
  const gap = Math.min(minGap, 1 / (times.length - 1));
  const placed = times.map((time) => Math.sqrt(Math.max(time - first, 0) / span));
  // First pushed to the right by whoever comes before, then back from the right end.
  for (let index = 1; index < placed.length; index++) {
    placed[index] = Math.max(placed[index] ?? 0, (placed[index - 1] ?? 0) + gap);
  }
  placed[placed.length - 1] = 1;
  for (let index = placed.length - 2; index > 0; index--) {
    placed[index] = Math.min(placed[index] ?? 0, (placed[index + 1] ?? 1) - gap);
  }
  return placed;
}

/** Where `at` lies on the axis of `times` and their `positions`: between its neighbours, in proportion; held to the ends. */
export function positionOf(at: number, times: readonly number[], positions: readonly number[]): number {
  const after = times.findIndex((time) => time > at);
  if (after === 0 || times.length === 0) return 0;
  if (after === -1) return positions.at(-1) ?? 0;
  const [t0 = 0, t1 = 0] = [times[after - 1], times[after]];
  const [p0 = 0, p1 = 0] = [positions[after - 1], positions[after]];
  return p0 + ((at - t0) / Math.max(t1 - t0, 1)) * (p1 - p0);
}
