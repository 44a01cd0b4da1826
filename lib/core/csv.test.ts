import { expect, test } from 'vitest';
import { csvLine } from './csv';

test.each([
  ['plain', 'plain'],
  ['with, comma', '"with, comma"'],
  ['a "quote"', '"a ""quote"""'],
  ['two\nlines', '"two\nlines"'],
  ['', ''],
])('%j is written as %j', (value, line) => expect(csvLine([value])).toBe(`${line}\r\n`));

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("https://x.example","a")', '  =1', '\t=1', '\r=1', '\n=1'])(
  'a spreadsheet takes %j for text',
  (value) => {
    const line = csvLine([value]).trimEnd();
    expect(line.replace(/^"/, '')).toMatch(/^'/);
  },
);

test('numbers stay numbers, also below zero, and nothing is an empty cell', () => {
  expect(csvLine([-5, 200, null, 'x'])).toBe('-5,200,,x\r\n');
});
