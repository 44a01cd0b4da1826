import { expect, it } from 'vitest';
import { claimLimit } from './claim-limit';

const MB = 1024 * 1024;

it.each([
  ['a full batch while nothing is held', { size: 0, chars: 0 }, 48 * MB, 500],
  ['a full batch while small payloads are held', { size: 1_000, chars: 1_000 * 1_500 }, 48 * MB, 500],
  ['what fits, by the size of what is held', { size: 40, chars: 40 * MB }, 48 * MB, 8],
  ['nothing when all is taken', { size: 48, chars: 48 * MB }, 48 * MB, 0],
  ['nothing when a claim brought more than fits', { size: 60, chars: 60 * MB }, 48 * MB, 0],
  ['fewer where less memory was allowed', { size: 0, chars: 0 }, MB / 4, 128],
])('a claim brings %s', (_what, held, maxChars, limit) => {
  expect(claimLimit(held, maxChars)).toBe(limit);
});
