import { expect, test } from 'vitest';
import { lineDiff } from './line-diff';

const SIGNS = { same: ' ', removed: '-', added: '+' };
const shown = (before: string, after: string) => lineDiff(before, after).map(({ kind, text }) => SIGNS[kind] + text);

test('equal answers differ nowhere', () => {
  expect(shown('a\nb', 'a\nb')).toEqual([' a', ' b']);
});

test('a changed line is removed and added, in that order', () => {
  expect(shown('{\n"error": "down"\n}', '{\n"error": "busy"\n}')).toEqual([
    ' {',
    '-"error": "down"',
    '+"error": "busy"',
    ' }',
  ]);
});

test('what stays is found though lines come and go around it', () => {
  expect(shown('a\nb\nc\nd', 'x\nb\nd\ny')).toEqual(['-a', '+x', ' b', '-c', ' d', '+y']);
});

test('a text of thousands of lines is compared as far as people read', () => {
  expect(lineDiff('line\n'.repeat(5_000), 'other\n'.repeat(5_000))).toHaveLength(800);
});
