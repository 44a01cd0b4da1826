import { afterAll, beforeAll, beforeEach } from 'vitest';
import { acceptEvents } from '@/lib/dispatch/accept-events';
import type { EventDomain } from '@/lib/dispatch/event-group';
import { pool } from '@/lib/storage/pool';
import { type Receiver, startReceiver } from './receiver';
import { addAccount, addDomain, eventOf, type TestAccount } from './world';

export interface DispatchWorld {
  receiver: Receiver;
  account: TestAccount;
  domain: EventDomain;
}

/**
 * Gives each test of a file an account with a domain, in a database that is else empty, and a receiver that has heard nothing and
 * answers 200. Call it after `withDatabase`; `enter` is handed them before each test.
 */
export function withDispatchWorld(enter: (world: DispatchWorld) => unknown): void {
  let receiver: Receiver;
  beforeAll(async () => {
    receiver = await startReceiver();
  });
  afterAll(() => receiver.close());
  beforeEach(async () => {
    await pool().query('truncate accounts, deliveries, events, attempts, cancellations, workers cascade');
    receiver.requests.length = 0;
    receiver.answer(200);
    const account = await addAccount();
    await enter({ receiver, account, domain: await addDomain(account) });
  });
}

/** Hands in that many events of the type `opened` at once. */
export const acceptMany = (domain: EventDomain, count: number) =>
  acceptEvents({ domain, items: Array.from({ length: count }, () => eventOf('opened')) });

/** What is owed, oldest first. */
export const queuedRows = async () => (await pool().query('select * from deliveries order by id')).rows;

export const attemptsLogged = async (): Promise<number> =>
  (await pool().query('select count(*)::int as n from attempts')).rows[0].n;
