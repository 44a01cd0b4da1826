'use client';

import { Building2, ChevronsUpDown } from 'lucide-react';
import { Button } from '@/components/ui/button/button';
import { MenuChoice, MenuContent, MenuLabel, MenuTrigger } from '@/components/ui/menu/menu';
import { Menu } from '@/components/ui/menu/menu-state';
import { toast } from '@/components/ui/toast/toast';
import { errorMessage } from '@/lib/client/api-error';
import { useMe, useSwitchAccount } from '@/lib/client/queries/me';

/** The account that is looked at; a primary's people can step into a subaccount here. */
export function AccountMenu() {
  const me = useMe();
  const switchAccount = useSwitchAccount();
  if (me.accounts.length < 2) {
    return (
      <span className="flex min-w-0 items-center gap-2 font-medium">
        <Building2 aria-hidden className="size-4 shrink-0 text-ink-3" />
        <span className="truncate">{me.account.name}</span>
      </span>
    );
  }
  const go = (id: string) => {
    if (id !== me.account.id) switchAccount.mutate(id, { onError: (error) => toast.error(errorMessage(error)) });
  };
  return (
    <Menu>
      <MenuTrigger>
        <Button
          variant="ghost"
          size="sm"
          className="min-w-0 shrink text-base text-ink"
          busy={switchAccount.isPending}
          aria-label={`Account: ${me.account.name}`}
        >
          <Building2 aria-hidden className="text-ink-3" />
          <span className="truncate">{me.account.name}</span>
          <ChevronsUpDown aria-hidden className="text-ink-3" />
        </Button>
      </MenuTrigger>
      <MenuContent align="start" className="w-64">
        <MenuLabel>Account</MenuLabel>
        <MenuChoice
          label="Account"
          value={me.account.id}
          onChange={go}
          options={me.accounts.map((account) => ({
            value: account.id,
            label: (
              <>
                <span className="min-w-0 flex-1 truncate">{account.name}</span>
                <span className="text-xs text-ink-3">{account.isPrimary ? 'Primary' : 'Subaccount'}</span>
              </>
            ),
          }))}
        />
      </MenuContent>
    </Menu>
  );
}
