import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hostileText } from '@/lib/testing/access/hostile';
import { AppError } from './app-error';
import { csvLine } from './csv';
import { isAddressAllowed, maskUrl, parseCidrs, parseDestination } from './destination-policy';
import { eventRange, parseQueryTime } from './event-filter-time';
import { FilterSyntaxError, parseFilterExpression } from './filter-expression';

const settings = { numRuns: 500, seed: 20_261_125, endOnFailure: true };
const check = (property: (text: string) => void) => fc.assert(fc.property(hostileText, property), settings);

/** Runs a parser that refuses by throwing: only with what its callers turn into a 400. */
function orRefused(work: () => unknown, ...refusals: (new (...args: never[]) => Error)[]): void {
  try {
    work();
  } catch (error) {
    if (!refusals.some((refusal) => error instanceof refusal)) throw error;
  }
}

test('a destination is read or refused, whatever was typed', () =>
  check((text) => {
    for (const url of [text, `http://${text}/`, `https://a.example/${text}`, `http://${text}@a.example/`]) {
      const parsed = parseDestination(url);
      if (parsed.ok) expect(['http:', 'https:']).toContain(parsed.url.protocol);
      else expect(parsed.reason.length).toBeGreaterThan(0);
      expect(typeof maskUrl(url).display).toBe('string');
    }
  }));

test('what is no address is never allowed', () =>
  check((text) => {
    expect(isAddressAllowed(text, parseCidrs('')).allowed && !/^[\da-f.:x%]+/i.test(text)).toBe(false);
  }));

test('an IPv4 address in any spelling is judged as itself', () =>
  fc.assert(
    fc.property(
      fc.ipV4(),
      fc.constantFrom('decimal', 'hex', 'octal', 'short', 'mapped', 'dot'),
      (address, spelling) => {
        const parts = address.split('.').map(Number) as [number, number, number, number];
        const [a, b, c, d] = parts;
        const spelled = {
          decimal: String(((a * 256 + b) * 256 + c) * 256 + d),
          hex: `0x${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`,
          octal: parts.map((part) => `0${part.toString(8)}`).join('.'),
          short: `${a}.${(b * 256 + c) * 256 + d}`,
          mapped: `[::ffff:${address}]`,
          dot: `${address}.`,
        }[spelling];
        const parsed = parseDestination(`http://${spelled}/`);
        const literal = parsed.ok ? parsed.literal : null;
        expect(literal, spelled).not.toBeNull();
        expect(isAddressAllowed(literal ?? '', []).allowed).toBe(isAddressAllowed(address, []).allowed);
      },
    ),
    settings,
  ));

test('a filter expression is read or refused, and never takes long', () =>
  check((text) => {
    for (const numeric of [false, true]) {
      orRefused(() => parseFilterExpression(text, { numeric }), FilterSyntaxError, AppError);
    }
  }));

test('a time is read or refused', () =>
  check((text) => {
    orRefused(() => parseQueryTime('begin', text), AppError);
    orRefused(() => eventRange({ begin: text, ascending: text }), AppError);
  }));

test('a cell of a table is no formula for the program that opens it', () =>
  check((text) => {
    const line = csvLine([text]).replace(/\r?\n$/, '');
    expect(/^"?[=+\-@\t\r]/.test(line), line).toBe(false);
  }));
