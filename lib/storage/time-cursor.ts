import { AppError } from '@/lib/core/app-error';
import { encodeCursor } from './keyset';

/** A row's place in a list that is ordered by a moment (to the millisecond) and then by id. */
export interface TimePlace {
  at: Date;
  id: string;
}

export function encodeTimeCursor({ at, id }: TimePlace): string {
  return encodeCursor([at.getTime(), id]);
}

/** The place in a cursor. Throws `invalid_request` for anything that `encodeTimeCursor` did not make. */
export function decodeTimeCursor(cursor: string): TimePlace {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(key) && key.length === 2) {
      const [ms, id] = key.map(String) as [string, string];
      if (/^\d{1,15}$/.test(ms) && /^[0-9a-f-]{1,40}$/.test(id)) return { at: new Date(Number(ms)), id };
    }
  } catch {
    // Not JSON: answered below like every other foreign cursor.
  }
  throw new AppError('invalid_request', 'This cursor is not one that a list of ours answered with.', {
    cursor: 'Leave it out to start from the beginning.',
  });
}
