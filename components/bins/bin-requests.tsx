'use client';

import { Radio } from 'lucide-react';
import { useState } from 'react';
import { LiveToggle } from '@/components/deliveries/live-toggle';
import { useListKeys } from '@/components/shell/keyboard/use-list-keys';
import { useShortcut } from '@/components/shell/keyboard/use-shortcut';
import { LoadError } from '@/components/shell/load-error';
import { CodeBlock } from '@/components/ui/code-block';
import { EmptyState } from '@/components/ui/states/empty-state';
import { SkeletonRows } from '@/components/ui/states/skeleton';
import { LoadMore } from '@/components/ui/table/load-more';
import { text } from '@/lib/client/address-parameters';
import type { LiveState } from '@/lib/client/live';
import { useBinRequests } from '@/lib/client/queries/bins';
import { useAddress } from '@/lib/client/use-address';
import { MAX_BIN_REQUESTS } from '@/lib/schemas/bin-limits';
import type { Bin } from '@/lib/schemas/bins';
import { BinRequestDrawer } from './bin-request-drawer';
import { BinRequestTable } from './bin-request-table';

const PARAMETERS = { request: text };

/** What the bin is sent, the newest first, as it arrives. One opens in a drawer that has an address of its own. */
export function BinRequests({ bin, stream }: { bin: Bin; stream: LiveState }) {
  const [paused, setPaused] = useState(false);
  const [{ request: open }, change] = useAddress(PARAMETERS, { history: 'layer' });
  const setOpen = (request: string | null) => change({ request });
  const requests = useBinRequests(bin.id, { paused });
  const items = requests.data?.pages.flatMap((page) => page.items) ?? [];
  const keys = useListKeys({ rows: items.map(({ id }) => id), open, onOpen: setOpen });
  useShortcut({ keys: 't', label: 'Pause or go on', group: 'Lists' }, () => setPaused(!paused));
  return (
    <section aria-label="Requests" className="rounded-lg border bg-surface">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b px-4 py-2.5">
        <h2 className="font-semibold">Requests</h2>
        <p role="status" className="text-sm text-ink-2">
          {summary(bin)}
        </p>
        <span className="ml-auto">
          <LiveToggle
            live={!paused}
            state={paused ? 'paused' : stream}
            onToggle={() => setPaused(!paused)}
            what="requests"
          />
        </span>
      </div>
      {requests.isPending && <SkeletonRows label="Loading requests" />}
      {requests.isError && !requests.isFetchNextPageError && (
        <LoadError error={requests.error} onRetry={requests.refetch} />
      )}
      {items.length > 0 && <BinRequestTable requests={items} onOpen={setOpen} />}
      {requests.data && items.length === 0 && (
        <EmptyState icon={Radio} title={paused ? 'Paused' : 'Waiting for the first request'}>
          <p className="mb-3">
            Point a webhook here, or send something yourself. Any method and any path below it will do.
          </p>
          <CodeBlock label="Command" text={`curl -d '{"hello":"bin"}' ${bin.url}`} />
        </EmptyState>
      )}
      <LoadMore query={requests} shown={items.length} />
      <BinRequestDrawer bin={bin} requestId={open} keys={keys} onOpen={setOpen} onClose={() => setOpen(null)} />
    </section>
  );
}

function summary({ received }: Bin): string {
  const all = `${received.toLocaleString('en')} received`;
  return received > MAX_BIN_REQUESTS ? `${all}, the last ${MAX_BIN_REQUESTS} are kept` : all;
}
