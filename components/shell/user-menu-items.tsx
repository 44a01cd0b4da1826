'use client';

import { CircleUserRound, LogOut, Monitor, Moon, Sun } from 'lucide-react';
import Link from 'next/link';
import { useTheme } from 'next-themes';
import { MenuChoice, MenuItem, MenuLabel, MenuSeparator } from '@/components/ui/menu/menu';
import { useMe } from '@/lib/client/queries/me';
import { leave } from './leave';

const THEMES = [
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
  { value: 'system', label: 'System', icon: Monitor },
];

/** Who is signed in, their profile, the theme, sign out. */
export function UserMenuItems() {
  const { user, role } = useMe();
  const { theme, setTheme } = useTheme();
  return (
    <>
      {user && (
        <div className="px-2 py-1.5 text-sm">
          <p className="truncate font-medium">{user.name}</p>
          <p className="truncate text-ink-3">{user.email}</p>
          <p className="text-ink-3 capitalize">{role}</p>
        </div>
      )}
      <MenuItem asChild>
        <Link href="/settings/profile">
          <CircleUserRound aria-hidden />
          Profile
        </Link>
      </MenuItem>
      <MenuSeparator />
      <MenuLabel>Theme</MenuLabel>
      <MenuChoice
        label="Theme"
        value={theme}
        onChange={setTheme}
        options={THEMES.map(({ value, label, icon: Icon }) => ({
          value,
          label: (
            <>
              <Icon aria-hidden className="text-ink-3" />
              {label}
            </>
          ),
        }))}
      />
      <MenuSeparator />
      <MenuItem onSelect={leave}>
        <LogOut aria-hidden />
        Sign out
      </MenuItem>
    </>
  );
}
