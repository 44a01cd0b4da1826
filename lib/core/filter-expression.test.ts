import { describe, expect, it } from 'vitest';
import { FilterSyntaxError, parseFilterExpression } from './filter-expression';
import { foldCase, matchesFilter, requiredPieces, type TermMode } from './filter-expression-match';

const matches = (text: string, values: string | string[], mode: TermMode = 'words') =>
  matchesFilter(parseFilterExpression(text), [values].flat(), mode);

describe('expressions (MAILGUN 7: `a b`/AND, OR, "phrase", NOT, parentheses)', () => {
  it.each([
    // expression, value, fulfilled
    ['foo bar', 'a bar and a foo', true],
    ['foo bar', 'foo only', false],
    ['foo AND bar', 'bar foo', true],
    ['foo AND bar', 'foo', false],
    ['foo OR bar', 'bar', true],
    ['foo OR bar', 'baz', false],
    ['"foo bar"', 'the foo bar', true],
    ['"foo bar"', 'foo the bar', false],
    ['NOT foo', 'bar', true],
    ['NOT foo', 'foo', false],
    ['NOT NOT foo', 'foo', true],
    ['foo NOT bar', 'foo', true],
    ['foo NOT bar', 'foo bar', false],
    ['(Hello AND NOT Rachel) OR (Farewell AND Monica)', 'Hello Joey', true],
    ['(Hello AND NOT Rachel) OR (Farewell AND Monica)', 'Hello Rachel', false],
    ['(Hello AND NOT Rachel) OR (Farewell AND Monica)', 'Farewell Monica', true],
    ['a OR b c', 'a', true],
    ['a OR b c', 'b', false],
    ['(a OR b) c', 'a', false],
    ['(a OR b) c', 'c b', true],
    ['NOT (a OR b)', 'c', true],
    ['NOT (a OR b)', 'b', false],
    ['FOO', 'a fOo', true],
    ['ÅNGSTRÖM', 'ångström', true],
    ['terms and conditions', 'Terms and conditions', true],
    ['"say \\"hi\\" \\\\o"', 'they say "hi" \\o', true],
    ['"AND"', 'this and that', true],
    ['foo"bar baz"', 'bar baz foo', true],
  ])('%s on %s is %s', (text, value, expected) => expect(matches(text, value)).toBe(expected));

  it('a field that the event does not have fulfils only what is denied', () => {
    expect(matches('foo', [])).toBe(false);
    expect(matches('NOT foo', [])).toBe(true);
  });
});

describe('how a term is found', () => {
  it.each<[TermMode, string, string | string[], boolean]>([
    ['words', 'order', 'Your order has shipped', true],
    ['words', 'ord', 'Your order has shipped', false],
    ['words', '10417', 'Your order #10417', true],
    ['words', '1041', 'Your order #10417', false],
    ['words', '#10417', 'Your order #10417', true],
    ['words', 'shipped', 'has shipped!', true],
    ['words', '"der has ship"', 'Your order has shipped', true],
    ['words', 'é', 'café é', true],
    ['words', 'caf', 'café', false],
    ['words', 'a', 'aa a', true],
    ['words', '<3', 'I <3 you', true],
    ['whole', 'failed', 'failed', true],
    ['whole', 'fail', 'failed', false],
    ['whole', '<id@mg.example>', 'id@mg.example', true],
    ['whole', 'id@mg.example', 'id@mg.example', true],
    ['whole', '"<id@mg.example>"', 'id@mg.example', true],
    ['labels', 'order', ['order'], true],
    ['labels', 'order', ['order-paid'], false],
    ['labels', 'order paid', ['order', 'paid'], true],
    ['labels', 'june', ['june news'], true],
    ['labels', '"june news"', ['june news'], true],
    ['labels', '"june new"', ['june news'], false],
    ['addresses', 'ada@x.example', 'Ada <Ada@X.example>', true],
    ['addresses', '<ada@x.example>', 'Ada <ada@x.example>', true],
    ['addresses', 'ada@x.example', 'bob@x.example, "Ada" <ada@x.example>', true],
    ['addresses', 'ada@x.example', 'xada@x.example', false],
    ['addresses', 'ada@x.example', 'b.ada@x.example', false],
    ['addresses', 'ada@x.example', 'ada@x.example.org', false],
    ['addresses', '"ada@x.example"', 'b.ada@x.example', false],
    ['addresses', 'x.example', 'ada@x.example', true],
    ['addresses', 'Acme', 'Acme Orders <o@x.example>', true],
    ['addresses', '"Acme Orders"', 'Acme Orders <o@x.example>', true],
    ['addresses', '"Acme Orders <o@x.example>"', 'Acme Orders <o@x.example>', true],
  ])('%s: %s on %s is %s', (mode, text, values, expected) => expect(matches(text, values, mode)).toBe(expected));
});

describe('ranges, on numbers only', () => {
  it.each([
    ['>10000', 10_001, true],
    ['>10000', 10_000, false],
    ['>=10000', 10_000, true],
    ['<20000', 20_000, false],
    ['<=20000', 20_000, true],
    ['>10000 <20000', 15_000, true],
    ['>10000 <20000', 25_000, false],
    ['> 10000 < 20000', 15_000, true],
    ['<10 OR >20', 25, true],
    ['NOT >10', 5, true],
    ['586', 586, true],
    ['=586', 587, false],
    ['>1.5', 1.6, true],
  ])('%s on %s is %s', (text, value, expected) =>
    expect(matchesFilter(parseFilterExpression(text, { numeric: true }), [value], 'whole')).toBe(expected),
  );

  it.each(['big', '>big', '>10K', '"10"x', '>'])('%s is no range', (text) =>
    expect(() => parseFilterExpression(text, { numeric: true })).toThrow(FilterSyntaxError),
  );
});

describe('what cannot be read', () => {
  it.each([
    ['(foo', 'a closing parenthesis is missing at position 5'],
    ['foo)', 'there is a closing parenthesis too many at position 4'],
    ['foo "bar', 'a quote is opened and not closed at position 5'],
    ['foo ""', 'there is nothing between the quotes at position 5'],
    ['foo AND', 'a term is missing before the end at position 8'],
    ['AND foo', 'a term is missing before AND at position 1'],
    ['foo OR OR bar', 'a term is missing before OR at position 8'],
    ['foo NOT', 'a term is missing before the end at position 8'],
    ['()', 'a term is missing before ) at position 2'],
    ['', 'a term is missing before the end at position 1'],
    ['a'.repeat(2_001), 'it is longer than 2000 characters at position 2001'],
    [`${'('.repeat(900)}a${')'.repeat(900)}`, 'it is nested deeper than 32 levels at position 34'],
    ['NOT '.repeat(400), 'it is nested deeper than 32 levels at position 133'],
    ['a '.repeat(101), 'it has more than 100 terms at position 201'],
  ])('%s', (text, message) => expect(() => parseFilterExpression(text)).toThrow(message));
});

describe('what must stand in a text for it to fulfil an expression', () => {
  it.each<[string, string[][]]>([
    ['foo', [['foo']]],
    ['Foo "Bar baz"', [['foo'], ['bar baz']]],
    ['a OR b', [['a', 'b']]],
    ['(a c) OR b', [['a', 'b']]],
    ['a OR NOT b', []],
    ['a NOT b', [['a']]],
    ['NOT a', []],
  ])('%s: %j', (text, pieces) => expect(requiredPieces(parseFilterExpression(text), 'words')).toEqual(pieces));

  it('no letter outside ASCII becomes one of ASCII, so that a search in ASCII misses nothing', () => {
    const wrong: string[] = [];
    for (let point = 128; point < 0x11_0000; point += 1) {
      const char = String.fromCodePoint(point);
      if (/[a-z]/.test(foldCase(char))) wrong.push(char);
    }
    expect(wrong).toEqual([]);
  });
});
