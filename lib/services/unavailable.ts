import { AppError } from '@/lib/core/app-error';
import { isDatabaseAway } from '@/lib/storage/database-fault';

/** What is told where the database is away at this moment: 503 and when to come back, since nothing is wrong with what was asked. Null for any other fault. */
export function asUnavailable(error: unknown): AppError | null {
  if (!isDatabaseAway(error)) return null;
  return new AppError('unavailable', 'The database does not answer at this moment. Try again in a few seconds.');
}
