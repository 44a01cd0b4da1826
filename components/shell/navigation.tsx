'use client';

import { useQuery } from '@tanstack/react-query';
import { Send, Settings } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { cn } from '@/components/ui/cn';
import { meQuery } from '@/lib/client/queries/me';
import { type Place, SENDING, SETTINGS } from './places';

/** The left navigation: Send > Sending > Webhooks, Domains …; Settings > Configuration … */
export function Navigation({ onNavigate }: { onNavigate?: () => void }) {
  return (
    <nav aria-label="Main" className="flex flex-col gap-6 px-3 py-4">
      <div>
        <Heading icon={Send}>Send</Heading>
        <p className="px-2 pt-1 pb-1 pl-8 text-sm text-ink-3">Sending</p>
        <Places places={SENDING} label="Sending" onNavigate={onNavigate} />
      </div>
      <div>
        <Heading icon={Settings}>Settings</Heading>
        <Places places={SETTINGS} label="Settings" onNavigate={onNavigate} />
      </div>
    </nav>
  );
}

function Heading({ icon: Icon, children }: { icon: typeof Send; children: string }) {
  return (
    <p className="flex h-8 items-center gap-2 px-2 font-semibold">
      <Icon aria-hidden className="size-4 text-ink-3" />
      {children}
    </p>
  );
}

interface PlacesProps {
  places: readonly Place[];
  label: string;
  onNavigate: (() => void) | undefined;
}

function Places({ places, label, onNavigate }: PlacesProps) {
  const pathname = usePathname();
  // While it is not known who is here, only what is there for everybody.
  const { data: me } = useQuery(meQuery);
  return (
    <ul aria-label={label} className="ml-4 flex flex-col gap-0.5 border-l pl-2">
      {places
        .filter(({ action }) => action === undefined || me?.permissions.includes(action))
        .map(({ href, label: text, icon: Icon }) => {
          const active = pathname === href || pathname.startsWith(`${href}/`);
          return (
            <li key={href}>
              <Link
                href={href}
                onClick={onNavigate}
                aria-current={pathname === href ? 'page' : active ? 'true' : undefined}
                className={cn(
                  'flex h-8 items-center gap-2 rounded-md px-2 transition-colors pointer-coarse:h-10',
                  active ? 'bg-accent-soft font-medium text-accent-text' : 'text-ink-2 hover:bg-hover hover:text-ink',
                )}
              >
                <Icon aria-hidden className="size-4" />
                {text}
              </Link>
            </li>
          );
        })}
    </ul>
  );
}
