import type { Caller } from '@/lib/core/access';
import type { TestAccount } from './world';

/** Somebody who acts on an account of the tests with one of its keys. */
export function callerOf({ id, parentId }: TestAccount, role: Caller['role'] = 'admin'): Caller {
  const account = { id, parentId, name: 'Test' };
  return { via: 'key', actorId: 'test', role, home: account, account, region: 'us' };
}
