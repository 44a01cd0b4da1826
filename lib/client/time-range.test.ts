import { expect, test } from 'vitest';
import { fromLocalInput, rangeStart, toLocalInput } from './time-range';

test.each([
  ['15m', '2026-11-25T11:45:00.000Z'],
  ['1h', '2026-11-25T11:00:00.000Z'],
  ['24h', '2026-11-24T12:00:00.000Z'],
  ['7d', '2026-11-18T12:00:00.000Z'],
  ['30d', '2026-10-26T12:00:00.000Z'],
] as const)('the range %s begins where it says', (range, start) => {
  expect(rangeStart(range, Date.parse('2026-11-25T12:00:00Z'))).toBe(start);
});

test('a moment survives the way into a field and back, to the minute', () => {
  expect(fromLocalInput(toLocalInput('2026-11-25T12:34:56.789Z'))).toBe('2026-11-25T12:34:00.000Z');
});

test.each([null, 'yesterday'])('%j is no moment', (iso) => {
  expect(toLocalInput(iso)).toBe('');
});
test.each(['', '2026-13-45T99:00'])('%j in the field is no moment', (value) => {
  expect(fromLocalInput(value)).toBeNull();
});
