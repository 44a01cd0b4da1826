import type { z } from 'zod';
import { parseInput } from '@/lib/http/parse-input';
import { requireStorable } from '@/lib/http/require-storable';

/** Filters of a screen as the operation reads them from `?a=1&b=2`: those that are not set are left out. Throws as the door does. */
export function apiQuery<Query extends z.ZodType>(
  operation: { query: Query },
  filters: Record<string, string | boolean | null | undefined>,
): z.output<Query> {
  const set = Object.entries(filters).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const query = Object.fromEntries(set.map(([name, value]) => [name, String(value)]));
  return parseInput(operation.query, requireStorable(query));
}
