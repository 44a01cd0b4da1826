'use client';

import { ClearFilters } from '@/components/ui/field/clear-filters';
import { SearchInput } from '@/components/ui/field/search-input';
import { Select } from '@/components/ui/field/select';
import { EventTypeFilter } from './event-type-filter';
import { LEVELS, STATES, type useWebhookFilters } from './use-webhook-filters';

const LEVEL_LABELS = { account: 'Account-level', domain: 'Domain-level' };
const STATE_LABELS = { enabled: 'Enabled', disabled: 'Disabled', failing: 'Failing in the last 24 h' };

/** Search and filters of the list; they are kept in the address. */
export function WebhookFilterBar({ filters, setFilters, isFiltered, clear }: ReturnType<typeof useWebhookFilters>) {
  return (
    <div className="flex flex-wrap gap-2 border-b p-3">
      <SearchInput
        aria-label="Search webhooks"
        placeholder="Search description, URL or domain"
        className="min-w-56 flex-1 max-sm:basis-full"
        value={filters.search}
        onChange={({ target }) => setFilters({ search: target.value || null })}
      />
      <Select
        aria-label="Level"
        className="w-38 max-sm:min-w-[calc(50%-0.25rem)] max-sm:flex-1"
        value={filters.level ?? ''}
        onChange={({ target }) => setFilters({ level: LEVELS.find((each) => each === target.value) ?? null })}
      >
        <option value="">All levels</option>
        {LEVELS.map((level) => (
          <option key={level} value={level}>
            {LEVEL_LABELS[level]}
          </option>
        ))}
      </Select>
      <EventTypeFilter
        className="w-44 max-sm:min-w-[calc(50%-0.25rem)] max-sm:flex-1"
        value={filters.type}
        onChange={(type) => setFilters({ type })}
      />
      <Select
        aria-label="State"
        className="w-36 max-sm:min-w-[calc(50%-0.25rem)] max-sm:flex-1"
        value={filters.state ?? ''}
        onChange={({ target }) => setFilters({ state: STATES.find((each) => each === target.value) ?? null })}
      >
        <option value="">All states</option>
        {STATES.map((state) => (
          <option key={state} value={state}>
            {STATE_LABELS[state]}
          </option>
        ))}
      </Select>
      {isFiltered && <ClearFilters variant="ghost" onClear={clear} />}
    </div>
  );
}
