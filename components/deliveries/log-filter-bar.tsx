'use client';

import { ListFilter } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { IncludeSubaccounts } from '@/components/shell/include-subaccounts';
import { Button } from '@/components/ui/button/button';
import { cn } from '@/components/ui/cn';
import { ClearFilters } from '@/components/ui/field/clear-filters';
import { Select } from '@/components/ui/field/select';
import { EventTypeFilter } from '@/components/webhooks/event-type-filter';
import { type LogSearch, readSearch } from '@/lib/client/log-search';
import { useDomains } from '@/lib/client/queries/domains';
import { LogSearchBox } from './log-search-box';
import { messageUrl } from './message-url';
import { StatusCodeFilter } from './status-code-filter';
import { TimeFilter } from './time-filter';
import { useLogFilters } from './use-log-filters';
import { WebhookFilter } from './webhook-filter';

interface LogFilterBarProps {
  /** Opens a delivery whose id was searched for. */
  onDelivery: (id: string) => void;
  /** Which rows, in a line of its own. */
  segments?: ReactNode;
  /** What can be done with the list. */
  actions?: ReactNode;
}

/** Search and filters of deliveries and failure logs; they are kept in the address. */
export function LogFilterBar({ onDelivery, segments, actions }: LogFilterBarProps) {
  const { state, setState, isFiltered, set, clear } = useLogFilters();
  const { data: domains = [] } = useDomains();
  const router = useRouter();
  // On a phone the filters are folded away, so that the rows are in sight.
  const [unfolded, setUnfolded] = useState(false);
  const named = state.domain && !domains.some((domain) => domain.name === state.domain) ? state.domain : null;
  const [cleared, setCleared] = useState(0);
  const clearAll = () => {
    clear();
    setCleared(cleared + 1);
  };
  const onSearch = (text: string | null, search: LogSearch | null) => {
    if (search?.kind === 'deliveryId') {
      // It opens beside the list, which is searched for nothing.
      setCleared(cleared + 1);
      onDelivery(search.value);
    } else if (search?.kind === 'eventId') router.push(messageUrl({ eventId: search.value }));
    else setState({ search: text });
  };
  // An address that was made elsewhere may name what is a thing of its own and no filter.
  const onAddress = useEffectEvent((text: string) => {
    const search = readSearch(text);
    if (search?.kind !== 'deliveryId' && search?.kind !== 'eventId') return;
    setState({ search: null }, { history: 'replace' });
    onSearch(text, search);
  });
  useEffect(() => onAddress(state.search ?? ''), [state.search]);
  return (
    <div className="flex flex-col gap-2.5 border-b p-3">
      {/* To clear them stands in a line that is there already, wherever that is: the rows below stay where they are. */}
      <div className="flex flex-wrap items-center gap-2">
        <LogSearchBox value={state.search} cleared={cleared} onSearch={onSearch} />
        {isFiltered && <ClearFilters variant="ghost" className="max-sm:hidden" onClear={clearAll} />}
        {actions}
      </div>
      {segments}
      <div className="flex flex-wrap items-center gap-2">
        <Button
          size="sm"
          className="sm:hidden"
          aria-expanded={unfolded}
          aria-controls="log-filters"
          onClick={() => setUnfolded(!unfolded)}
        >
          <ListFilter aria-hidden />
          {set > 0 ? `Filters (${set})` : 'Filters'}
        </Button>
        {isFiltered && <ClearFilters variant="ghost" size="sm" className="sm:hidden" onClear={clearAll} />}
        <div
          id="log-filters"
          className={cn('flex flex-wrap items-center gap-2 max-sm:w-full', !unfolded && 'max-sm:hidden')}
        >
          <EventTypeFilter className="w-40 max-sm:w-full" value={state.type} onChange={(type) => setState({ type })} />
          <WebhookFilter value={state.webhook} onChange={(webhook) => setState({ webhook })} />
          <Select
            aria-label="Domain"
            className="w-40 max-sm:w-full"
            value={state.domain ?? ''}
            onChange={({ target }) => setState({ domain: target.value || null })}
          >
            <option value="">All domains</option>
            {named && <option value={named}>{named}</option>}
            {domains.map((domain) => (
              <option key={domain.id} value={domain.name}>
                {domain.name}
              </option>
            ))}
          </Select>
          <StatusCodeFilter value={state.code} onChange={(code) => setState({ code })} />
          <TimeFilter state={state} onChange={setState} />
          <IncludeSubaccounts checked={state.subaccounts} onChange={(subaccounts) => setState({ subaccounts })} />
        </div>
      </div>
    </div>
  );
}
