import { isEmptyList, isObject } from './event-shape';

/**
 * `user-variables` as the object that receivers read (MAILGUN 5.2): also PHP's empty list, and the JSON text that
 * Mailgun's logs have instead (MAILGUN 7). Null for everything else.
 */
export function parseVariables(value: unknown): Record<string, unknown> | null {
  if (isObject(value)) return value;
  if (value === null || value === undefined || value === '' || isEmptyList(value)) return {};
  if (typeof value !== 'string') return null;
  try {
    const parsed: unknown = JSON.parse(value);
    return isObject(parsed) || isEmptyList(parsed) || parsed === null ? parseVariables(parsed) : null;
  } catch {
    return null;
  }
}
