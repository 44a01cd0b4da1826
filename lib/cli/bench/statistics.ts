/** What several runs of a measurement came to. */
export interface Measured {
  median: number;
  min: number;
  max: number;
}

const rounded = (value: number) => Number(value.toPrecision(4));

/** The value below which a share of the values lies, to four digits. NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN);
}

export function measured(values: readonly number[]): Measured {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = Number.NaN, high = Number.NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return {
    median: rounded((low + high) / 2),
    min: rounded(sorted[0] ?? Number.NaN),
    max: rounded(sorted.at(-1) ?? Number.NaN),
  };
}

/** `12,630 (11,680 to 13,480)`; a single value alone. */
export function spread(values: readonly number[]): string {
  const { median, min, max } = measured(values);
  const told = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 3 });
  return values.length < 2 ? told(median) : `${told(median)} (${told(min)} to ${told(max)})`;
}
