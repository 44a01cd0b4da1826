'use client';

import { Search, Webhook as WebhookIcon } from 'lucide-react';
import { useListKeys } from '@/components/shell/keyboard/use-list-keys';
import { LoadError } from '@/components/shell/load-error';
import { Button } from '@/components/ui/button/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/states/empty-state';
import { SkeletonRows } from '@/components/ui/states/skeleton';
import { useCan } from '@/lib/client/queries/me';
import { useWebhooks } from '@/lib/client/queries/webhooks';
import { AddWebhookMenu } from './add-webhook-menu';
import { FollowWebhooks } from './follow-webhooks';
import { InheritedNote } from './inherited-note';
import { useWebhookFilters } from './use-webhook-filters';
import { WebhookFilterBar } from './webhook-filter-bar';
import { WebhookTable } from './webhook-table';

/** The webhooks of both levels, with search and filter. */
export function WebhookList() {
  const filters = useWebhookFilters();
  const webhooks = useWebhooks({ follow: true });
  const shown = webhooks.data?.items.filter(filters.passes) ?? [];
  useListKeys({ rows: shown.map(({ id }) => id) });
  return (
    <div className="flex flex-col gap-4">
      <FollowWebhooks />
      <InheritedNote types={webhooks.data?.inheritedEventTypes ?? []} />
      <Card>
        <WebhookFilterBar {...filters} />
        {webhooks.isPending && <SkeletonRows head label="Loading webhooks" />}
        {webhooks.isError && <LoadError error={webhooks.error} onRetry={webhooks.refetch} />}
        {shown.length > 0 && <WebhookTable webhooks={shown} />}
        {webhooks.data && shown.length === 0 && (
          <Nothing onClear={webhooks.data.items.length > 0 ? filters.clear : null} />
        )}
      </Card>
    </div>
  );
}

function Nothing({ onClear }: { onClear: (() => void) | null }) {
  const canAdd = useCan('webhooks:write');
  if (onClear) {
    return (
      <EmptyState
        icon={Search}
        title="No webhook matches"
        actions={<Button onClick={onClear}>Show all webhooks</Button>}
      >
        Change the search or the filters.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={WebhookIcon} title="No webhooks yet" actions={canAdd && <AddWebhookMenu />}>
      A webhook gets a signed POST for each event of the types that you choose: for every domain of the account, or for
      one domain. No receiver at hand? The form offers a bin of our own, which shows what it is sent.
    </EmptyState>
  );
}
