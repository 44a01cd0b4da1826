import type { ReactNode } from 'react';
import { CopyButton } from '@/components/ui/button/copy-button';
import { Card } from '@/components/ui/card';
import { Time } from '@/components/ui/time/time';
import { REGION_LABELS } from '@/lib/schemas/regions';
import type { Webhook } from '@/lib/schemas/webhooks';
import { EnabledSwitch } from './enabled-switch';
import { EventTypeList } from './event-type-list';
import { LastDelivery } from './last-delivery';
import { LevelBadge } from './level-badge';

/** What a webhook is: the head of its page. */
export function WebhookFacts({ webhook }: { webhook: Webhook }) {
  return (
    <Card>
      <dl className="divide-y">
        <Fact name="URL">
          <span className="flex items-start gap-1">
            <code className="min-w-0 font-mono text-sm break-all">{webhook.url}</code>
            <span className="-my-1.5">
              <CopyButton text={webhook.url} label="Copy URL" />
            </span>
          </span>
        </Fact>
        <Fact name="Enabled">
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <EnabledSwitch webhook={webhook} />
            {!webhook.enabled && (
              <span className="text-sm text-ink-3">Gets nothing while it is disabled, and keeps its places.</span>
            )}
          </span>
        </Fact>
        <Fact name="Level">
          <LevelBadge webhook={webhook} />
        </Fact>
        <Fact name="Event types">
          <EventTypeList types={webhook.eventTypes} />
        </Fact>
        <Fact name="Last delivery">
          <LastDelivery attempt={webhook.lastAttempt} />
        </Fact>
      </dl>
    </Card>
  );
}

/** What is seldom looked for: the foot of its page. */
export function WebhookDetails({ webhook }: { webhook: Webhook }) {
  return (
    <Card>
      <dl className="divide-y">
        <Fact name="Rate limit">{rateLimitText(webhook.rateLimit)}</Fact>
        <Fact name="Region">{REGION_LABELS[webhook.region]}</Fact>
        <Fact name="Created">
          <Time at={webhook.createdAt} />
        </Fact>
        <Fact name="Webhook id">
          <span className="flex items-center gap-1">
            <code className="font-mono text-sm break-all">{webhook.id}</code>
            <span className="-my-1.5">
              <CopyButton text={webhook.id} label="Copy webhook id" />
            </span>
          </span>
        </Fact>
      </dl>
    </Card>
  );
}

function rateLimitText(perSecond: number | null): string {
  if (perSecond === null) return 'None';
  return perSecond === 1
    ? 'At most 1 delivery per second'
    : `At most ${perSecond.toLocaleString('en')} deliveries per second`;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 gap-y-0.5 px-4 py-2.5 sm:grid-cols-[10rem_minmax(0,1fr)] sm:px-5">
      <dt className="text-sm text-ink-3 sm:text-base">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}
