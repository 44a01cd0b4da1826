'use client';

import { Menu as MenuIcon } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button/button';
import { lazily } from '@/components/ui/lazily';
import { useSeen } from '@/lib/client/use-seen';
import { AccountMenu } from './account-menu';
import { RegionMenu } from './region-menu';
import { SearchButton } from './search-button';
import { UserMenu } from './user-menu';

const PhoneNavigation = lazily(() => import('./phone-navigation').then((module) => module.PhoneNavigation));

/** The bar along the top; on a phone it also opens the navigation. */
export function TopBar() {
  const [open, setOpen] = useState(false);
  const seen = useSeen(open);
  return (
    <header className="sticky top-0 z-30 flex h-13 items-center gap-1 border-b bg-surface px-3 sm:px-5">
      <Button
        variant="ghost"
        size="icon"
        className="md:hidden"
        aria-label="Open navigation"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <MenuIcon aria-hidden />
      </Button>
      {seen && <PhoneNavigation open={open} onOpenChange={setOpen} />}
      <div className="flex min-w-0 flex-1 items-center">
        <AccountMenu />
      </div>
      <SearchButton />
      <RegionMenu />
      <UserMenu />
    </header>
  );
}
