import { describe, expect, it } from 'vitest';
import { EXPIRIES, expiresAt } from './expiry';

const NOW = Date.parse('2027-01-01T12:00:00Z');

describe('when a new key ends', () => {
  it.each([
    ['never', '', null],
    ['7', '', '2027-01-08T12:00:00.000Z'],
    ['365', '', '2028-01-01T12:00:00.000Z'],
    // The tests' own zone is UTC.
    ['date', '2027-03-31', '2027-03-31T23:59:59.000Z'],
  ] as const)('%s %s is %s', (expiry, date, expected) => expect(expiresAt(expiry, date, NOW)).toBe(expected));

  it('a key for n days says so', () => {
    for (const { value, label } of EXPIRIES) {
      if (/^\d+$/.test(value) && value !== '365') expect(label).toContain(value);
    }
  });
});
