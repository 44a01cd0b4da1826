'use client';

import { ListFilter, X } from 'lucide-react';
import { useId, useState } from 'react';
import { IncludeSubaccounts } from '@/components/shell/include-subaccounts';
import { Button } from '@/components/ui/button/button';
import { cn } from '@/components/ui/cn';
import { ClearFilters } from '@/components/ui/field/clear-filters';
import { Input } from '@/components/ui/field/input';
import { Select } from '@/components/ui/field/select';
import {
  AUDIT_ACTION_LABELS,
  AUDIT_ACTIONS,
  AUDIT_TARGET_KINDS,
  AUDIT_TARGET_LABELS,
} from '@/lib/schemas/audit-actions';
import { SearchField } from './search-field';
import { useAuditFilters } from './use-audit-filters';

/** A person or key that the log can be narrowed to. */
export interface Actor {
  id: string;
  name: string;
}

/** Filters of the audit log; they are kept in the address. `actors`: who occurs in what is shown. */
export function AuditFilterBar({ actors }: { actors: Actor[] }) {
  const { state, setState, isFiltered, clear } = useAuditFilters();
  // On a phone the filters are folded away, so that the rows are in sight.
  const [unfolded, setUnfolded] = useState(false);
  const { actor, kind, action, from, to, target, subaccounts } = state;
  const set = [actor, kind, action, from, to, target, subaccounts || null].filter((value) => value !== null).length;
  const unknown = state.actor && !actors.some(({ id }) => id === state.actor) ? state.actor : null;
  const ofKind = AUDIT_ACTIONS.filter((action) => !state.kind || action.startsWith(`${state.kind}.`));
  return (
    <search className="flex flex-wrap items-center gap-2 border-b p-3">
      <SearchField label="Search the audit log" value={state.q ?? ''} onSearch={(q) => setState({ q: q || null })} />
      <Button
        size="sm"
        className="sm:hidden"
        aria-expanded={unfolded}
        aria-controls="audit-filters"
        onClick={() => setUnfolded(!unfolded)}
      >
        <ListFilter aria-hidden />
        {set > 0 ? `Filters (${set})` : 'Filters'}
      </Button>
      <div
        id="audit-filters"
        className={cn('flex flex-wrap items-center gap-2 max-sm:w-full sm:contents', !unfolded && 'max-sm:hidden')}
      >
        <Select
          aria-label="Who"
          className="w-44 max-sm:w-full"
          value={state.actor ?? ''}
          onChange={({ target }) => setState({ actor: target.value || null })}
        >
          <option value="">Anybody</option>
          {unknown && <option value={unknown}>{unknown}</option>}
          {actors.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        <Select
          aria-label="Kind"
          className="w-40 max-sm:w-full"
          value={state.kind ?? ''}
          onChange={({ target }) =>
            setState({ kind: AUDIT_TARGET_KINDS.find((kind) => kind === target.value) ?? null, action: null })
          }
        >
          <option value="">Anything</option>
          {AUDIT_TARGET_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {AUDIT_TARGET_LABELS[kind]}
            </option>
          ))}
        </Select>
        <Select
          aria-label="Action"
          className="w-52 max-sm:w-full"
          value={state.action ?? ''}
          onChange={({ target }) =>
            setState({ action: AUDIT_ACTIONS.find((action) => action === target.value) ?? null })
          }
        >
          <option value="">All actions</option>
          {ofKind.map((action) => (
            <option key={action} value={action}>
              {AUDIT_ACTION_LABELS[action]}
            </option>
          ))}
        </Select>
        <Day label="From" value={state.from} onChange={(from) => setState({ from })} />
        <Day label="To" value={state.to} onChange={(to) => setState({ to })} />
        <IncludeSubaccounts checked={state.subaccounts} onChange={(subaccounts) => setState({ subaccounts })} />
      </div>
      {state.target && (
        <Button size="sm" onClick={() => setState({ target: null })} title={state.target}>
          One target only
          <X aria-hidden />
          <span className="sr-only">: show all targets</span>
        </Button>
      )}
      {isFiltered && <ClearFilters variant="ghost" size="sm" onClear={clear} />}
    </search>
  );
}

interface DayProps {
  label: string;
  value: string | null;
  onChange: (day: string | null) => void;
}

function Day({ label, value, onChange }: DayProps) {
  const id = useId();
  return (
    <div className="flex items-center gap-2 max-sm:w-full">
      <label htmlFor={id} className="text-sm text-ink-3 max-sm:w-10">
        {label}
      </label>
      <Input
        id={id}
        type="date"
        className="w-38 text-sm max-sm:w-full"
        value={value ?? ''}
        onChange={({ target }) => onChange(target.value || null)}
      />
    </div>
  );
}
