import { expect, it } from 'vitest';
import { listInvitations } from '@/lib/services/invitations';
import { listApiKeyPage } from '@/lib/services/keys';
import { withDatabase } from '@/lib/testing/database';
import { createDemoAccess } from './access';
import { createDemoAccounts } from './accounts';

await withDatabase();

// Nine passwords are hashed, which takes long on a busy machine.
const TIMEOUT_MS = 90_000;

it('the demo has keys of several kinds, used and unused, and somebody who was invited', {
  timeout: TIMEOUT_MS,
}, async () => {
  const accounts = await createDemoAccounts();
  const now = new Date();
  await createDemoAccess(accounts, now);
  const { caller } = accounts.primary;
  const { items: keys } = await listApiKeyPage(caller, { limit: 100 });
  expect(keys.map(({ description, role, createdBy }) => [description, role, createdBy?.name])).toEqual([
    ['Demo', 'admin', undefined],
    ['Deployment pipeline', 'developer', 'Alex Admin'],
    ['Mail server', 'sending', 'Alex Admin'],
    ['Status dashboard', 'viewer', 'Alex Admin'],
  ]);
  for (const { createdAt, lastUsedAt } of keys) {
    if (lastUsedAt !== null) expect(Date.parse(lastUsedAt)).toBeGreaterThan(Date.parse(createdAt));
  }
  const { items: invitations } = await listInvitations(caller, { limit: 100 });
  expect(invitations).toMatchObject([{ email: 'grace@acme.example', invitedBy: { name: 'Alex Admin' } }]);
});
