import { expect, it } from 'vitest';
import type { ClaimedDelivery } from '@/lib/storage/queue/claim-due';
import { HeldDeliveries } from './held-deliveries';

const rowOf = (payload: string): ClaimedDelivery => ({
  id: 1n,
  endpointId: 1,
  attempts: 0,
  dueMs: 0,
  settingsVersion: 1,
  eventId: 1n,
  accountId: 'a',
  domainId: 'd',
  region: 'us',
  eventType: 'opened',
  payload,
});

it('a delivery that was lost and claimed again counts once, whichever attempt ends first', () => {
  const held = new HeldDeliveries();
  const lost = held.add(rowOf('12345'), 1);
  const again = held.add(rowOf('12345'), 2);
  expect([held.size, held.chars]).toEqual([1, 5]);
  held.remove(lost);
  expect([held.size, held.chars]).toEqual([1, 5]);
  held.remove(again);
  expect([held.size, held.chars]).toEqual([0, 0]);
});
