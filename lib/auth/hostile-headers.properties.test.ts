import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCookies } from './cookies';
import { keyOfAuthorization } from './key-caller';

const settings = { numRuns: 500, seed: 20_261_125, endOnFailure: true };
/** What a header can carry: any byte but those that end it. */
const header = fc.string({ unit: 'binary', maxLength: 200 }).map((text) => text.replace(/[\r\n\0]/g, ''));

test('cookies are read whatever was sent, and the first of a name wins', () =>
  fc.assert(
    fc.property(header, (text) => {
      const cookies = parseCookies(`a=1; ${text}; a=2`);
      expect(cookies.get('a')).toBe('1');
    }),
    settings,
  ));

test('an Authorization header is a key or none', () =>
  fc.assert(
    fc.property(header, (text) => {
      for (const value of [text, `Basic ${text}`, `Basic ${Buffer.from(`api:${text}`).toString('base64')}`]) {
        const key = keyOfAuthorization(value);
        expect(key === null || key.length > 0).toBe(true);
      }
    }),
    settings,
  ));
