import { describe, expect, it } from 'vitest';
import { isDatabaseAway, isUnstorable } from './database-fault';

const withCode = (code: string, message = 'x') => Object.assign(new Error(message), { code });

describe('a fault of the database', () => {
  it.each([
    ['a server that is not there', withCode('ECONNREFUSED')],
    ['a connection that broke', withCode('ECONNRESET')],
    ['a connection that was closed in mid-statement', new Error('Connection terminated unexpectedly')],
    ['no connection free in time', new Error('timeout exceeded when trying to connect')],
    ['no answer in time', new Error('Query read timeout')],
    ['a server that is being stopped', withCode('57P01')],
    ['a server that is starting', withCode('57P03')],
    ['a full disk', withCode('53100')],
    ['too many connections', withCode('53300')],
    ['a statement that was given up', withCode('57014')],
    ['a deadlock', withCode('40P01')],
    ['a server that became a replica', withCode('25006')],
    ['a cause below', new Error('wrapped', { cause: withCode('57P02') })],
    ['several addresses, none of which answers', Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' })],
  ])('passes: %s', (_what, error) => {
    expect(isDatabaseAway(error)).toBe(true);
    expect(isUnstorable(error)).toBe(false);
  });

  it.each([
    ['a row that is too large for its index', withCode('54000')],
    ['a row that is there', withCode('23505')],
    ['a text that is no number', withCode('22P02')],
    ['a number that does not fit its column', new RangeError('out of range')],
  ])('does not pass: %s', (_what, error) => {
    expect(isDatabaseAway(error)).toBe(false);
    expect(isUnstorable(error)).toBe(true);
  });

  it.each([new Error('something else'), withCode('42P01'), 'text', undefined, null])('is none: %s', (error) => {
    expect(isDatabaseAway(error)).toBe(false);
    expect(isUnstorable(error)).toBe(false);
  });
});
