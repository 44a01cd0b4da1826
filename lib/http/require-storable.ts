import { AppError } from '@/lib/core/app-error';
import { storageIssues } from '@/lib/core/storable-json';

/**
 * Refuses what could not be stored as it was sent: NUL, half a surrogate pair, what is nested too deep or too long. Every
 * door asks this of bodies, queries and path segments, so that no rule or statement behind it has to.
 * Throws `invalid_request` that names each bad value by its path.
 */
export function requireStorable<T>(value: T): T {
  const issues = storageIssues(value);
  const [first] = issues;
  if (first === undefined) return value;
  const message = `${first.path === '' ? 'A value' : first.path} ${first.message}.`;
  throw new AppError(
    'invalid_request',
    message,
    Object.fromEntries(issues.map((issue) => [issue.path, issue.message])),
  );
}
