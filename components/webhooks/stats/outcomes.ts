import type { Stats } from '@/lib/schemas/stats';

/** The outcomes in the order in which they are stacked and listed. Each has a pattern of its own, not only a colour. */
export const OUTCOMES = [
  { key: 'succeeded', name: 'Succeeded', color: 'var(--success)', pattern: null },
  { key: 'failed', name: 'Failed', color: 'var(--warning)', pattern: 'stats-failed' },
  { key: 'rejected', name: 'Rejected', color: 'var(--danger)', pattern: 'stats-rejected' },
] as const satisfies { key: keyof Stats['totals']; name: string; color: string; pattern: string | null }[];

export const fillOf = ({ color, pattern }: (typeof OUTCOMES)[number]) => (pattern ? `url(#${pattern})` : color);
