import { expect, it } from 'vitest';
import { AttemptCounter, type CountedAttempt } from './attempt-counter';

const attempt = (over: Partial<CountedAttempt> = {}): CountedAttempt => ({
  webhookId: 'a'.repeat(24),
  at: new Date('2026-11-25T10:07:12Z'),
  durationMs: 2,
  outcome: 'succeeded',
  statusCode: 200,
  ...over,
});
const take = (...attempts: CountedAttempt[]) => {
  const counter = new AttemptCounter();
  for (const each of attempts) counter.add(each);
  return counter.take();
};

it('an attempt is counted in its five minutes and in its hour', () => {
  expect(take(attempt())).toEqual([
    expect.objectContaining({ step: 300, at: new Date('2026-11-25T10:05:00Z'), attempts: 1, latency: [0, 0, 0, 1] }),
    expect.objectContaining({ step: 3_600, at: new Date('2026-11-25T10:00:00Z'), attempts: 1 }),
  ]);
});

it('what came to the same is one row, however much it was', () => {
  const rows = take(attempt(), attempt({ durationMs: 0 }), attempt({ at: new Date('2026-11-25T10:12:00Z') }));
  expect(rows.map(({ step, attempts, latency }) => [step, attempts, latency])).toEqual([
    [300, 2, [1, 0, 0, 1]],
    [300, 1, [0, 0, 0, 1]],
    [3_600, 3, [1, 0, 0, 2]],
  ]);
});

it('webhooks, outcomes and statuses are kept apart; no answer is status 0', () => {
  const rows = take(
    attempt(),
    attempt({ outcome: 'retry', statusCode: 503 }),
    attempt({ outcome: 'retry', statusCode: null }),
    attempt({ outcome: 'rejected', statusCode: 406 }),
    attempt({ webhookId: 'b'.repeat(24) }),
  );
  const fine = rows.filter(({ step }) => step === 300);
  expect(fine.map(({ webhookId, outcome, statusCode }) => `${webhookId[0]} ${outcome} ${statusCode}`)).toEqual([
    'a rejected 406',
    'a retry 0',
    'a retry 503',
    'a succeeded 200',
    'b succeeded 200',
  ]);
});

it('what was taken is not taken again', () => {
  const counter = new AttemptCounter();
  counter.add(attempt());
  expect(counter.isEmpty).toBe(false);
  expect(counter.take()).toHaveLength(2);
  expect(counter.isEmpty).toBe(true);
  expect(counter.take()).toEqual([]);
});
