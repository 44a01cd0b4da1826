'use client';

import { Globe, Send, Settings, SlidersHorizontal, Webhook } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { cn } from '@/components/ui/cn';

// Only screens that exist.
const SENDING = [
  { href: '/send/sending/webhooks', label: 'Webhooks', icon: Webhook },
  { href: '/send/sending/domains', label: 'Domains', icon: Globe },
];
const SETTINGS = [{ href: '/settings/configuration', label: 'Configuration', icon: SlidersHorizontal }];

/** The left navigation: Send > Sending > Webhooks, Domains; Settings > Configuration. */
export function Navigation({ onNavigate }: { onNavigate?: () => void }) {
  return (
    <nav aria-label="Main" className="flex flex-col gap-6 px-3 py-4">
      <div>
        <Heading icon={Send}>Send</Heading>
        <p className="px-2 pt-1 pb-1 pl-8 text-sm text-ink-2">Sending</p>
        <Items items={SENDING} label="Sending" onNavigate={onNavigate} />
      </div>
      <div>
        <Heading icon={Settings}>Settings</Heading>
        <Items items={SETTINGS} label="Settings" onNavigate={onNavigate} />
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

interface ItemsProps {
  items: typeof SENDING;
  label: string;
  onNavigate: (() => void) | undefined;
}

function Items({ items, label, onNavigate }: ItemsProps) {
  const pathname = usePathname();
  return (
    <ul aria-label={label} className="ml-4 flex flex-col gap-0.5 border-l pl-2">
      {items.map(({ href, label: text, icon: Icon }) => {
        const active = pathname === href || pathname.startsWith(`${href}/`);
        return (
          <li key={href}>
            <Link
              href={href}
              onClick={onNavigate}
              aria-current={pathname === href ? 'page' : active ? 'true' : undefined}
              className={cn(
                'flex h-8 items-center gap-2 rounded-md px-2 text-ink-2 hover:bg-hover hover:text-ink',
                active && 'bg-accent-soft font-medium text-accent-text hover:bg-accent-soft hover:text-accent-text',
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
