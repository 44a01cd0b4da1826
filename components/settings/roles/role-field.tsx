import { useId } from 'react';
import type { UseFormRegisterReturn } from 'react-hook-form';
import { FieldError } from '@/components/ui/field/field';
import type { KeyRole } from '@/lib/schemas/roles';
import { ROLE_LABELS, ROLE_WORDS } from './role-words';

interface RoleFieldProps {
  roles: readonly KeyRole[];
  register: UseFormRegisterReturn;
  error?: string | undefined;
  /** Whether the account has subaccounts, in which each role holds as well. */
  hasSubaccounts: boolean;
}

/** One role of several, each with what it may do. */
export function RoleField({ roles, register, error, hasSubaccounts }: RoleFieldProps) {
  const id = useId();
  return (
    <fieldset className="flex flex-col gap-1.5" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="mb-1.5 text-sm font-medium">Role</legend>
      <div className="divide-y overflow-hidden rounded-md border">
        {roles.map((role) => (
          <div
            key={role}
            className="relative flex items-start gap-2.5 px-3 py-2 hover:bg-hover has-[:checked]:bg-accent-soft"
          >
            <input
              type="radio"
              id={`${id}-${role}`}
              value={role}
              className="relative z-1 mt-0.5 size-4 shrink-0 accent-accent"
              aria-describedby={`${id}-${role}-words`}
              {...register}
            />
            <div className="min-w-0 flex-1 text-sm">
              <label htmlFor={`${id}-${role}`} className="font-medium after:absolute after:inset-0 after:content-['']">
                {ROLE_LABELS[role]}
              </label>
              <p id={`${id}-${role}-words`} className="text-ink-2">
                {ROLE_WORDS[role]}
              </p>
            </div>
          </div>
        ))}
      </div>
      {hasSubaccounts && <p className="text-sm text-ink-3">It holds in every subaccount as well.</p>}
      <FieldError id={`${id}-error`} error={error} />
    </fieldset>
  );
}
