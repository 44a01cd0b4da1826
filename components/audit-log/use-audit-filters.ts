'use client';

import { useMemo } from 'react';
import { flag, oneOf, text } from '@/lib/client/address-parameters';
import { useAddress } from '@/lib/client/use-address';
import { AUDIT_ACTIONS, AUDIT_TARGET_KINDS } from '@/lib/schemas/audit-actions';

const PARAMETERS = {
  q: text,
  actor: text,
  action: oneOf(AUDIT_ACTIONS),
  kind: oneOf(AUDIT_TARGET_KINDS),
  target: text,
  /** Days in the person's own zone, `2026-11-23`, both included. */
  from: text,
  to: text,
  subaccounts: flag,
};

/** The begin of a local day, or of the one after it; null for what is no day. */
function dayStart(day: string | null, plusDays: 0 | 1): string | null {
  if (!day || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const start = new Date(`${day}T00:00`);
  if (Number.isNaN(start.getTime())) return null;
  start.setDate(start.getDate() + plusDays);
  return start.toISOString();
}

/** The filters as they stand in the address, and as the API wants them. */
export function useAuditFilters() {
  const [state, setState] = useAddress(PARAMETERS, { history: 'push' });
  const { q, actor, action, kind, target, from, to, subaccounts } = state;
  const filters = useMemo(
    () => ({
      q,
      actor,
      action,
      targetKind: kind,
      targetId: target,
      from: dayStart(from, 0),
      to: dayStart(to, 1),
      ...(subaccounts && { includeSubaccounts: true }),
    }),
    [q, actor, action, kind, target, from, to, subaccounts],
  );
  return {
    state,
    setState,
    isFiltered: Boolean(q || actor || action || kind || target || from || to || subaccounts),
    clear: () => setState(null),
    filters,
  };
}
