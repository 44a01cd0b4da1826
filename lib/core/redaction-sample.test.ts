import { expect, it } from 'vitest';
import { redactionSample } from './redaction-sample';

const linesOf = (event: object) => JSON.stringify(event, null, 2).split('\n');

it('shows each field that redaction replaces, line beside line, and what it leaves', () => {
  const { before, after } = redactionSample();
  const [off, on] = [linesOf(before), linesOf(after)];
  expect(on).toHaveLength(off.length);
  expect(on.filter((line, number) => line !== off[number]).map((line) => line.trim().replace(/,$/, ''))).toEqual([
    '"recipient": "[REDACTED]"',
    '"ip": "[REDACTED]"',
    '"targets": "[REDACTED]"',
    '"to": "[REDACTED]"',
  ]);
});
