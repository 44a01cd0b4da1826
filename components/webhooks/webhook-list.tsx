'use client';

import { Search, Webhook as WebhookIcon } from 'lucide-react';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { LoadError } from '@/components/shell/load-error';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { SkeletonRows } from '@/components/ui/skeleton';
import { useCan } from '@/lib/client/queries/me';
import { useWebhooks } from '@/lib/client/queries/webhooks';
import { EVENT_TYPE_LABELS } from '@/lib/schemas/event-types';
import type { Webhook } from '@/lib/schemas/webhooks';
import { AddWebhookMenu } from './add-webhook-menu';
import { InheritedNote } from './inherited-note';
import { WebhookTable } from './webhook-table';

const LEVELS = ['account', 'domain'] as const;

/** The webhooks of both levels, with search and filter. */
export function WebhookList() {
  const [{ search, level }, setFilters] = useQueryStates({
    search: parseAsString.withDefault(''),
    level: parseAsStringLiteral(LEVELS),
  });
  const webhooks = useWebhooks();
  const shown = webhooks.data?.items.filter((webhook) => matches(webhook, search, level)) ?? [];
  return (
    <div className="flex flex-col gap-4">
      <InheritedNote types={webhooks.data?.inheritedEventTypes ?? []} />
      <Card>
        <div className="flex flex-wrap gap-2 border-b p-3">
          <span className="relative min-w-48 flex-1">
            <Search aria-hidden className="absolute top-2.5 left-2.5 size-4 text-ink-3" />
            <Input
              type="search"
              aria-label="Search webhooks"
              placeholder="Search description, URL or domain"
              className="pl-8.5"
              value={search}
              onChange={({ target }) => setFilters({ search: target.value || null })}
            />
          </span>
          <Select
            aria-label="Level"
            className="w-40"
            value={level ?? ''}
            onChange={({ target }) => setFilters({ level: LEVELS.find((each) => each === target.value) ?? null })}
          >
            <option value="">All levels</option>
            <option value="account">Account-level</option>
            <option value="domain">Domain-level</option>
          </Select>
        </div>
        {webhooks.isPending && <SkeletonRows label="Loading webhooks" />}
        {webhooks.isError && <LoadError error={webhooks.error} onRetry={webhooks.refetch} />}
        {shown.length > 0 && <WebhookTable webhooks={shown} />}
        {webhooks.data && shown.length === 0 && <Nothing filtered={webhooks.data.items.length > 0} />}
      </Card>
    </div>
  );
}

function matches(webhook: Webhook, search: string, level: Webhook['level'] | null): boolean {
  if (level && webhook.level !== level) return false;
  const types = webhook.eventTypes.map((type) => EVENT_TYPE_LABELS[type]);
  const text = [webhook.description, webhook.url, webhook.domain ?? '', webhook.id, ...types].join('\n').toLowerCase();
  return text.includes(search.trim().toLowerCase());
}

function Nothing({ filtered }: { filtered: boolean }) {
  const canAdd = useCan('webhooks:write');
  if (filtered) {
    return (
      <EmptyState icon={Search} title="No webhook matches">
        Change the search or the level.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={WebhookIcon} title="No webhooks yet" actions={canAdd && <AddWebhookMenu />}>
      A webhook gets a signed POST for each event of the types that you choose: for every domain of the account, or for
      one domain.
    </EmptyState>
  );
}
