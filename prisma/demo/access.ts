import { createInvitation } from '@/lib/services/invitations';
import { createApiKey, type NewKeyInput } from '@/lib/services/provision-api-key';
import { backdateApiKey } from '@/lib/storage/demo-history';
import { findUserByEmail } from '@/lib/storage/users';
import { type DemoAccounts, DOMAINS } from './accounts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

interface DemoKey {
  input: Omit<NewKeyInput, 'expiresAt'>;
  madeDaysAgo: number;
  /** Null = never. */
  usedMinutesAgo: number | null;
  endsInDays?: number;
}

const KEYS: DemoKey[] = [
  { input: { role: 'viewer', description: 'Status dashboard' }, madeDaysAgo: 41, usedMinutesAgo: 2 * 24 * 60 },
  {
    input: { role: 'sending', kind: 'domain', domain: DOMAINS.primary, description: 'Mail server' },
    madeDaysAgo: 23,
    usedMinutesAgo: 4,
  },
  {
    input: { role: 'developer', description: 'Deployment pipeline' },
    madeDaysAgo: 3,
    usedMinutesAgo: null,
    endsInDays: 27,
  },
];

/** Keys of several kinds, and somebody who was invited and has not come yet. */
export async function createDemoAccess({ primary, subaccount }: DemoAccounts, now: Date): Promise<void> {
  const admin = await findUserByEmail(primary.people.admin);
  if (!admin) throw new Error('The demo has no admin.');
  const caller = { ...primary.caller, via: 'session' as const, actorId: admin.id };
  for (const { input, madeDaysAgo, usedMinutesAgo, endsInDays } of KEYS) {
    const ends = endsInDays === undefined ? {} : { expiresAt: new Date(now.getTime() + endsInDays * DAY_MS) };
    const { id } = await createApiKey(caller, { ...input, ...ends });
    const used = usedMinutesAgo === null ? null : new Date(now.getTime() - usedMinutesAgo * MINUTE_MS);
    await backdateApiKey(id, new Date(now.getTime() - madeDaysAgo * DAY_MS), used);
  }
  await createInvitation(caller, { email: 'grace@acme.example', role: 'developer' });
  await createInvitation(subaccount.caller, { email: 'nora@northwind.example', role: 'viewer' });
}
