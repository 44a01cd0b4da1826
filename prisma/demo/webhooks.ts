import type { Caller } from '@/lib/core/access';
import { EVENT_TYPES, type EventType } from '@/lib/schemas/event-types';
import { createWebhook } from '@/lib/services/change-webhook';
import { type DemoAccounts, DOMAINS } from './accounts';

/** How the demo receiver answers at a webhook's URL. */
export type Behaviour = 'ok' | 'reject' | 'fail';

interface DemoWebhook {
  caller: Caller;
  /** None = account level. */
  domain?: string;
  /** Path and query below the demo receiver. */
  target: string;
  description: string;
  eventTypes: readonly EventType[];
}

function demoWebhooks({ primary, subaccount, otherSubaccount, eu }: DemoAccounts): DemoWebhook[] {
  return [
    { caller: primary.caller, target: 'ok', description: 'Event warehouse', eventTypes: EVENT_TYPES },
    {
      caller: primary.caller,
      domain: DOMAINS.primary,
      // The account-level webhook has this URL too and wins: a delivery tells so.
      target: 'ok',
      description: 'Same receiver as the account, skipped as a duplicate',
      eventTypes: ['delivered', 'opened'],
    },
    {
      caller: primary.caller,
      domain: DOMAINS.primary,
      target: 'fail?service=analytics',
      description: 'Analytics, down at the moment',
      eventTypes: ['opened', 'clicked', 'temporary_fail'],
    },
    {
      caller: primary.caller,
      domain: DOMAINS.second,
      target: 'reject?service=crm',
      description: 'CRM, refuses what it does not know',
      eventTypes: ['complained', 'unsubscribed', 'permanent_fail'],
    },
    { caller: eu, target: 'ok?region=eu', description: 'Event warehouse, Europe', eventTypes: EVENT_TYPES },
    {
      caller: subaccount.caller,
      target: 'ok?account=northwind',
      description: 'Northwind order service',
      eventTypes: ['delivered', 'permanent_fail', 'complained'],
    },
    {
      caller: otherSubaccount.caller,
      domain: DOMAINS['other subaccount'],
      target: 'fail?account=globex',
      description: 'Globex bounce handler',
      eventTypes: ['delivered', 'temporary_fail', 'permanent_fail'],
    },
  ];
}

/** Makes the demo's webhooks, all at the demo receiver. Answers with how each behaves, by webhook id. */
export async function createDemoWebhooks(accounts: DemoAccounts, baseUrl: string): Promise<Map<string, Behaviour>> {
  const behaviours = new Map<string, Behaviour>();
  for (const { caller, domain, target, description, eventTypes } of demoWebhooks(accounts)) {
    const made = await createWebhook(caller, {
      level: domain === undefined ? 'account' : 'domain',
      ...(domain === undefined ? {} : { domain }),
      url: `${baseUrl}/demo/receiver/${target}`,
      description,
      eventTypes: [...eventTypes],
    });
    behaviours.set(made.id, target.split('?')[0] as Behaviour);
  }
  return behaviours;
}
