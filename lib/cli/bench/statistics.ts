/** The value below which a share of the values lies, to a hundredth. */
export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return Math.round(value * 100) / 100;
}

/** Median with the smallest and the largest: `12629 (11676-13480)`. */
export function spread(values: number[]): string {
  return `${percentile(values, 0.5)} (${Math.min(...values)}-${Math.max(...values)})`;
}
