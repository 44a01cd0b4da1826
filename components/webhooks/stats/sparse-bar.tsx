import type { BarShapeProps } from 'recharts';
import type { Stats } from '@/lib/schemas/stats';

/** How many empty buckets lie between bars at least, where they are drawn wider than a bucket. */
const APART = 6;
const WIDTH = 10;

/** Whether there are so few bars, and so far from each other, that each as wide as its bucket would be a hairline. */
export function isSparse(series: Stats['series']): boolean {
  const at = series.flatMap(({ p50Ms }, index) => (p50Ms === null ? [] : [index]));
  return (
    series.length > 2 * APART && at.every((each, index) => each - (at[index - 1] ?? Number.NEGATIVE_INFINITY) > APART)
  );
}

/** A bar that is seen by itself: wider than the bucket that it stands in the middle of. */
export function SparseBar({ x, y, width, height, fill }: BarShapeProps) {
  const wide = Math.max(width, WIDTH);
  return <rect x={x + (width - wide) / 2} y={y} width={wide} height={height} fill={fill} />;
}
