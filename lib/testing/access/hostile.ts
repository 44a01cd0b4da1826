import fc from 'fast-check';

/** Texts that have broken something somewhere. */
const NASTY = [
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udc00x',
  '%00',
  '%',
  '%zz',
  '../../etc/passwd',
  "' or 1=1 --",
  '"; drop table events; --',
  '__proto__',
  'constructor',
  '\r\nX-Injected: 1',
  '=1+1',
  '@SUM(A1)',
  '-1',
  '9'.repeat(40),
  '1e999',
  'NaN',
  'null',
  'undefined',
  'true',
  '[]',
  '{}',
  '\u202e\u200b\ufeff',
  'x'.repeat(5_000),
  '('.repeat(500),
  'a AND '.repeat(300),
  '"'.repeat(99),
  'http://[::1]:99999/',
  'http://user:pw@host/',
  'javascript:alert(1)',
  '9999-99-99T99:99:99Z',
  'W10',
  Buffer.from('[1,2,3,4,5]').toString('base64url'),
  Buffer.from('{"__proto__":1}').toString('base64url'),
];

/** A text that no door expects. */
export const hostileText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...NASTY) },
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ maxLength: 60 }),
);

const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

/** A body that no door expects: JSON of any shape, no JSON at all, bytes, nesting. */
export const hostileBody = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.stringify(value)),
  fc
    .dictionary(hostileText, fc.oneof(hostileText, fc.jsonValue()), { maxKeys: 6 })
    .map((value) => JSON.stringify(value)),
  fc.constantFrom(deep(100), deep(20_000), '{', '', '[', '"', '{"a":1,"a":2}', '\ufeff{}', '[[]]', '0', 'null'),
  hostileText,
);

/** What a body may say that it is. */
export const hostileType = fc.constantFrom(
  'application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'multipart/form-data; boundary=x',
  'application/x-ndjson',
  'text/plain',
  'nonsense',
);
