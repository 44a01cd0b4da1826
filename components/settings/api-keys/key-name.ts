import type { ApiKey } from '@/lib/schemas/api-keys';

/** What to call a key: its description or, without one, how it begins. */
export function keyName({ description, prefix }: Pick<ApiKey, 'description' | 'prefix'>): string {
  return description || `${prefix}…`;
}
