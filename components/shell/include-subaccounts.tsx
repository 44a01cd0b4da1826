'use client';

import { useMe } from '@/lib/client/queries/me';

interface IncludeSubaccountsProps {
  checked: boolean;
  /** Null where they are left out, so that the address does not say it. */
  onChange: (included: true | null) => void;
}

/** A filter for lists that go across accounts: on a primary that has subaccounts, and nothing elsewhere. */
export function IncludeSubaccounts({ checked, onChange }: IncludeSubaccountsProps) {
  const { account, accounts } = useMe();
  if (!account.isPrimary || accounts.length < 2) return null;
  return (
    <label className="flex h-9 items-center gap-2 px-1 text-sm">
      <input
        type="checkbox"
        className="size-4 accent-accent"
        checked={checked}
        onChange={({ target }) => onChange(target.checked || null)}
      />
      Include subaccounts
    </label>
  );
}
