import { expect, test } from 'vitest';
import { decodeChange, encodeChange } from './live-channel';

const id = (n: number) => n.toString(16).padStart(24, '0');

test('who is told arrives as it was sent', () => {
  const accountIds = new Set([id(1), id(2)]);
  expect(decodeChange(encodeChange('deliveries', accountIds))).toEqual({ topic: 'deliveries', accountIds });
});

test('more accounts than a notification has room for are told as everybody', () => {
  const many = encodeChange('bins', new Set(Array.from({ length: 1_000 }, (_, n) => id(n))));
  expect(many.length).toBeLessThan(8_000);
  expect(decodeChange(many)).toEqual({ topic: 'bins', accountIds: '*' });
});

test.each(['', 'deliveries', 'deliveries:', 'else:1'])('what is none of ours is ignored: %j', (payload) => {
  expect(decodeChange(payload)).toBeNull();
});
