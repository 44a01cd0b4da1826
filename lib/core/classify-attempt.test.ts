import { describe, expect, it } from 'vitest';
import { classifyAnswer, classifyFailure, FAILURE_KINDS } from './classify-attempt';

describe('PRODUCT 2: "200 = succeeded. 406 = rejected, final. Everything else, and every fault of the network, = retry"', () => {
  it('200 is the only success, and has no reason', () => {
    expect(classifyAnswer(200)).toEqual({ outcome: 'succeeded', reason: null });
  });

  it('a 406 is final', () => {
    expect(classifyAnswer(406)).toEqual({
      outcome: 'rejected',
      reason: 'Answered 406 Not Acceptable: rejected by the receiver',
    });
  });

  const others = Array.from({ length: 500 }, (_, index) => 100 + index).filter((code) => code !== 200 && code !== 406);
  it('every other status there is, is tried again', () => {
    expect(others.filter((code) => classifyAnswer(code).outcome !== 'retry')).toEqual([]);
    expect(others.filter((code) => !classifyAnswer(code).reason?.includes(String(code)))).toEqual([]);
  });

  it.each([
    [201, 'Answered 201 Created: only 200 counts as success'],
    [204, 'Answered 204 No Content: only 200 counts as success'],
    [301, 'Answered 301 Moved Permanently: redirects are not followed'],
    [404, 'Answered 404 Not Found'],
    [429, 'Answered 429 Too Many Requests'],
    [503, 'Answered 503 Service Unavailable'],
    [599, 'Answered 599'],
  ])('%i is tried again, and the log says "%s"', (code, reason) => {
    expect(classifyAnswer(code)).toEqual({ outcome: 'retry', reason });
  });

  it.each(FAILURE_KINDS)('%s is tried again, and says what happened', (kind) => {
    const { outcome, reason } = classifyFailure(kind);
    expect(outcome).toBe('retry');
    expect(reason).toMatch(/^[A-Z].{10,}/);
  });

  it('a detail follows the reason, on one line and not without end', () => {
    expect(classifyFailure('refused', 'ECONNREFUSED\r\n\u0000127.0.0.1').reason).toBe(
      'The connection was refused: ECONNREFUSED 127.0.0.1',
    );
    expect(classifyFailure('other', 'x'.repeat(5_000)).reason?.length).toBeLessThan(400);
    expect(classifyFailure('other', `${'x'.repeat(299)}😀`).reason).not.toMatch(/\p{Surrogate}/u);
    expect(classifyFailure('dns', ' ').reason).toBe('The host name could not be resolved');
  });
});
