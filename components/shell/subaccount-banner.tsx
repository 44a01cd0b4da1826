'use client';

import { ArrowLeft, Building2 } from 'lucide-react';
import { Button } from '@/components/ui/button/button';
import { toast } from '@/components/ui/toast/toast';
import { errorMessage } from '@/lib/client/api-error';
import { useMe, useSwitchAccount } from '@/lib/client/queries/me';

/** Reminds a primary's person that they stepped into a subaccount, and leads back. */
export function SubaccountBanner() {
  const { account, home } = useMe();
  const switchAccount = useSwitchAccount();
  if (account.id === home.id) return null;
  return (
    <section
      aria-label="Subaccount"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b bg-warning-soft px-4 py-1.5 text-sm sm:px-6"
    >
      <Building2 aria-hidden className="size-4 shrink-0 text-warning" />
      <p className="min-w-0 flex-1 basis-48 wrap-anywhere">
        You are in the subaccount <strong className="font-semibold">{account.name}</strong>. What you change, changes
        there.
      </p>
      <Button
        size="sm"
        className="max-w-full"
        busy={switchAccount.isPending}
        onClick={() => switchAccount.mutate(home.id, { onError: (error) => toast.error(errorMessage(error)) })}
      >
        <ArrowLeft aria-hidden />
        <span className="truncate">Back to {home.name}</span>
      </Button>
    </section>
  );
}
