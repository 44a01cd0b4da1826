import type { Caller } from '@/lib/core/access';
import type { AuditAction, AuditTargetKind } from '@/lib/schemas/audit-actions';
import { listWebhooks } from '@/lib/services/webhooks';
import { insertAuditEntry } from '@/lib/storage/audit-log';
import { findUserByEmail } from '@/lib/storage/users';
import type { DemoAccount, DemoAccounts } from './accounts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

interface PastChange {
  agoMs: number;
  /** Whose person did it; the account that was changed is the caller's. */
  by: { account: DemoAccount; role: 'admin' | 'developer' };
  on: Caller;
  action: AuditAction;
  target: { kind: AuditTargetKind; id: string; name: string };
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
  primaryOnly?: boolean;
}

/** A webhook as an entry's target. */
async function webhookOf({ caller }: DemoAccount, description: RegExp): Promise<PastChange['target']> {
  const { items } = await listWebhooks(caller);
  const webhook = items.find((each) => description.test(each.description));
  if (!webhook) throw new Error(`The demo has no webhook ${description}.`);
  return { kind: 'webhook', id: webhook.id, name: webhook.description };
}

async function pastChanges({ primary, subaccount }: DemoAccounts): Promise<PastChange[]> {
  const admin = { account: primary, role: 'admin' as const };
  const developer = { account: primary, role: 'developer' as const };
  const [acme, northwind] = [primary.caller, subaccount.caller];
  const configuration = { kind: 'configuration' as const, id: acme.account.id, name: acme.account.name };
  const analytics = await webhookOf(primary, /^Analytics/);
  const warehouse = await webhookOf(primary, /^Event warehouse/);
  const orders = await webhookOf(subaccount, /^Northwind/);
  const signingKey = { kind: 'signing_key' as const, id: acme.account.id, name: 'HTTP webhook signing key' };
  return [
    {
      agoMs: 12 * DAY_MS,
      by: admin,
      on: acme,
      action: 'subaccount.create',
      target: { kind: 'subaccount', id: northwind.account.id, name: northwind.account.name },
    },
    {
      agoMs: 9 * DAY_MS,
      by: admin,
      on: acme,
      action: 'signing_key.regenerate',
      target: signingKey,
      before: { key: '••••••••••••91c4' },
      after: { key: '••••••••••••0b7e' },
    },
    {
      agoMs: 6 * DAY_MS + 2 * HOUR_MS,
      by: admin,
      on: acme,
      action: 'configuration.update',
      target: configuration,
      before: { redactPii: true },
      after: { redactPii: false },
      primaryOnly: true,
    },
    {
      agoMs: 5 * DAY_MS,
      by: admin,
      on: northwind,
      action: 'webhook.update',
      target: orders,
      before: { eventTypes: ['delivered', 'permanent_fail'] },
      after: { eventTypes: ['delivered', 'permanent_fail', 'complained'] },
    },
    {
      agoMs: 4 * DAY_MS,
      by: { account: subaccount, role: 'developer' },
      on: northwind,
      action: 'webhook.test',
      target: orders,
      after: { eventType: 'complained', outcome: 'succeeded', statusCode: 200 },
    },
    {
      agoMs: 2 * DAY_MS + 3 * HOUR_MS,
      by: developer,
      on: acme,
      action: 'webhook.update',
      target: analytics,
      before: { description: 'Analytics', eventTypes: ['opened', 'clicked'], rateLimit: null },
      after: {
        description: 'Analytics, down at the moment',
        eventTypes: ['opened', 'clicked', 'temporary_fail'],
        rateLimit: 20,
      },
    },
    {
      agoMs: 26 * HOUR_MS,
      by: developer,
      on: acme,
      action: 'webhook.disable',
      target: warehouse,
      before: { enabled: true },
      after: { enabled: false },
    },
    {
      agoMs: 25 * HOUR_MS,
      by: admin,
      on: acme,
      action: 'webhook.enable',
      target: warehouse,
      before: { enabled: false },
      after: { enabled: true },
    },
    {
      agoMs: 5 * HOUR_MS,
      by: developer,
      on: acme,
      action: 'webhook.test',
      target: analytics,
      after: { eventType: 'opened', outcome: 'retry', statusCode: 503 },
    },
  ];
}

/** What the demo's people changed in the days before `now`, so that the audit log has something to show. */
export async function createDemoAudit(accounts: DemoAccounts, now: Date): Promise<void> {
  for (const { agoMs, by, on, action, target, before, after, primaryOnly } of await pastChanges(accounts)) {
    const person = await findUserByEmail(by.account.people[by.role]);
    if (!person) throw new Error('The demo has no such person.');
    await insertAuditEntry(
      {
        accountId: on.account.id,
        homeAccountId: person.account.id,
        actorKind: 'person',
        actorId: person.id,
        actorName: person.name,
        actorDetail: person.email,
        region: on.region,
        action,
        targetKind: target.kind,
        targetId: target.id,
        targetName: target.name,
        before: before ?? null,
        after: after ?? null,
        address: '198.51.100.24',
        primaryOnly: primaryOnly ?? false,
      },
      new Date(now.getTime() - agoMs),
    );
  }
}
