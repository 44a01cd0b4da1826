import { expect, test } from 'vitest';
import type { RecoverResult } from '@/lib/schemas/recover';
import { addRecovery, NOTHING_RECOVERED, recoverable } from './add-recovery';

const page = (perWebhook: [string, number][], more: Partial<RecoverResult> = {}): RecoverResult => ({
  ...NOTHING_RECOVERED,
  matched: 100,
  perWebhook: perWebhook.map(([webhookId, count]) => ({ webhookId, url: `https://${webhookId}.example/`, count })),
  ...more,
});

test('pages of a recovery add up per webhook, and what was skipped with them', () => {
  const first = page(
    [
      ['a', 60],
      ['b', 30],
    ],
    {
      skipped: { alreadySucceeded: 4, pending: 6, webhookGone: 0 },
      nextCursor: '100',
    },
  );
  const second = page(
    [
      ['b', 20],
      ['c', 1],
    ],
    { skipped: { alreadySucceeded: 1, pending: 0, webhookGone: 78 } },
  );
  const sum = [first, second].reduce(addRecovery, NOTHING_RECOVERED);
  expect(sum).toMatchObject({
    matched: 200,
    skipped: { alreadySucceeded: 5, pending: 6, webhookGone: 78 },
    nextCursor: null,
  });
  expect(sum.perWebhook.map(({ webhookId, count }) => `${webhookId} ${count}`)).toEqual(['a 60', 'b 50', 'c 1']);
  expect(recoverable(sum)).toBe(111);
});
