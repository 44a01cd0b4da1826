'use client';

import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import { useDomains } from '@/lib/client/queries/domains';
import { useMe } from '@/lib/client/queries/me';
import { EVENT_TYPE_LABELS, EVENT_TYPES } from '@/lib/schemas/event-types';
import { useLogFilters } from './use-log-filters';

/** Filters of deliveries and failure logs; they are kept in the address. */
export function LogFilterBar({ children }: { children?: ReactNode }) {
  const { state, setState, isFiltered, clear } = useLogFilters();
  const { data: domains = [] } = useDomains();
  const me = useMe();
  const named = state.domain && !domains.some((domain) => domain.name === state.domain) ? state.domain : null;
  return (
    <div className="flex flex-wrap items-center gap-2 border-b p-3">
      {children}
      <Select
        aria-label="Event type"
        className="w-44 max-sm:w-full"
        value={state.type ?? ''}
        onChange={({ target }) => setState({ type: EVENT_TYPES.find((type) => type === target.value) ?? null })}
      >
        <option value="">All event types</option>
        {EVENT_TYPES.map((type) => (
          <option key={type} value={type}>
            {EVENT_TYPE_LABELS[type]}
          </option>
        ))}
      </Select>
      <Select
        aria-label="Domain"
        className="w-52 max-sm:w-full"
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
      {me.account.isPrimary && me.accounts.length > 1 && (
        <label className="flex h-9 items-center gap-2 px-1 text-sm">
          <input
            type="checkbox"
            className="size-4 accent-accent"
            checked={state.subaccounts}
            onChange={({ target }) => setState({ subaccounts: target.checked || null })}
          />
          Include subaccounts
        </label>
      )}
      {state.webhook && (
        <Button size="sm" onClick={() => setState({ webhook: null })} title={state.webhook}>
          One webhook only
          <X aria-hidden />
          <span className="sr-only">: show all webhooks</span>
        </Button>
      )}
      {isFiltered && (
        <Button variant="ghost" size="sm" onClick={clear}>
          Clear filters
        </Button>
      )}
    </div>
  );
}
