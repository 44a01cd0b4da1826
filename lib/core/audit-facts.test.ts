import { describe, expect, it, test } from 'vitest';
import { changedFacts, splitByAudience } from './audit-facts';

test.each([
  ['what differs, on both sides', { a: 1, b: 2 }, { a: 1, b: 3 }, { before: { b: 2 }, after: { b: 3 } }],
  ['lists by what they hold', { types: ['x', 'y'] }, { types: ['x', 'y'] }, null],
  ['what is new, on one side', {}, { a: null }, { before: {}, after: { a: null } }],
  ['nothing when nothing differs', { a: 1 }, { a: 1 }, null],
])('an entry tells %s', (_, before, after, expected) => {
  expect(changedFacts(before, after)).toEqual(expected);
});

describe('what subaccounts must not know of (PRODUCT 3)', () => {
  it('goes into an entry of its own', () => {
    const parts = splitByAudience({
      before: { redactPii: false, spamAction: 'tag' },
      after: { redactPii: true, spamAction: 'disabled' },
    });
    expect(parts).toEqual([
      { primaryOnly: false, before: { spamAction: 'tag' }, after: { spamAction: 'disabled' } },
      { primaryOnly: true, before: { redactPii: false }, after: { redactPii: true } },
    ]);
  });

  it('leaves no empty entry behind', () => {
    expect(splitByAudience({ before: { redactPii: false }, after: { redactPii: true } })).toEqual([
      { primaryOnly: true, before: { redactPii: false }, after: { redactPii: true } },
    ]);
  });

  it('does not hide what says nothing, such as a deletion', () => {
    expect(splitByAudience({})).toEqual([{ primaryOnly: false, before: null, after: null }]);
  });
});
