import { expect, test } from 'vitest';
import { countdown } from './format';

test.each([
  [-5, 'now'],
  [0, 'now'],
  [1, '1 s'],
  [59_001, '1 m 00 s'],
  [723_000, '12 m 03 s'],
  [3_600_000, '1 h 00 m'],
  [11_100_000, '3 h 05 m'],
  [187_200_000, '2 d 04 h'],
])('%i ms from now reads %s', (ms, text) => {
  expect(countdown(ms)).toBe(text);
});
