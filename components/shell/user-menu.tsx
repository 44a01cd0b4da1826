'use client';

import { UserRound } from 'lucide-react';
import { Button } from '@/components/ui/button/button';
import { MenuContent, MenuTrigger } from '@/components/ui/menu/menu';
import { Menu } from '@/components/ui/menu/menu-state';

let Items: typeof import('./user-menu-items').UserMenuItems | null = null;

/** Fetches what the menu holds. */
export async function prepareUserMenu(): Promise<void> {
  Items ??= (await import('./user-menu-items')).UserMenuItems;
}

/** Who is signed in, their profile, the theme, sign out. */
export function UserMenu() {
  return (
    <Menu load={prepareUserMenu}>
      <MenuTrigger>
        <Button variant="ghost" size="icon" aria-label="Your account and theme">
          <UserRound aria-hidden />
        </Button>
      </MenuTrigger>
      <MenuContent align="end" className="w-60">
        <LoadedItems />
      </MenuContent>
    </Menu>
  );
}

/** There by the time that the menu opens: see `load`. */
function LoadedItems() {
  return Items && <Items />;
}
