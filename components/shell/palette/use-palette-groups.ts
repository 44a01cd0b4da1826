'use client';

import {
  Building2,
  CircleUserRound,
  Globe,
  Globe2,
  Keyboard,
  LogOut,
  Monitor,
  Moon,
  Plus,
  SendHorizontal,
  Sun,
  TriangleAlert,
  Webhook,
} from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTheme } from 'next-themes';
import { toast } from '@/components/ui/toast/toast';
import { errorMessage } from '@/lib/client/api-error';
import { readSearch, SEARCH_KIND_LABELS } from '@/lib/client/log-search';
import { useDomains } from '@/lib/client/queries/domains';
import { useMe, useSwitchAccount, useSwitchRegion } from '@/lib/client/queries/me';
import { useWebhooks } from '@/lib/client/queries/webhooks';
import { REGION_LABELS, REGIONS } from '@/lib/schemas/regions';
import { leave } from '../leave';
import { useOpenOverlay } from '../overlays';
import { type Place, SENDING, SETTINGS } from '../places';
import { findItems } from './find-items';
import type { PaletteGroup, PaletteItem } from './palette-item';

const WEBHOOKS = '/send/sending/webhooks';
const TABS: readonly Place[] = [
  { href: `${WEBHOOKS}/deliveries`, label: 'Deliveries', icon: SendHorizontal, words: 'attempts log' },
  { href: `${WEBHOOKS}/failure-logs`, label: 'Failure logs', icon: TriangleAlert, words: 'errors failed' },
];
const THEMES = [
  { value: 'light', label: 'Switch to the light theme', icon: Sun },
  { value: 'dark', label: 'Switch to the dark theme', icon: Moon },
  { value: 'system', label: 'Follow the theme of the system', icon: Monitor },
];
/** Of things that there may be hundreds of, so many are shown. */
const MOST = 6;
const failed = { onError: (error: unknown) => void toast.error(errorMessage(error)) };

/** Pages that this person may see. */
function usePages(): PaletteItem[] {
  const router = useRouter();
  const { permissions } = useMe();
  const [webhooks, ...sending] = SENDING;
  return [...(webhooks ? [webhooks] : []), ...TABS, ...sending, ...SETTINGS]
    .filter(({ action }) => action === undefined || permissions.includes(action))
    .map(({ href, label, icon, words }) => ({
      id: href,
      label,
      icon,
      ...(words !== undefined && { words: `go to ${words}` }),
      run: () => router.push(href),
    }));
}

/** What can be done from anywhere. */
function useActions(): PaletteItem[] {
  const router = useRouter();
  const { permissions, region } = useMe();
  const { theme, setTheme } = useTheme();
  const switchRegion = useSwitchRegion();
  const openOverlay = useOpenOverlay();
  const add = (level: 'domain' | 'account') => ({
    id: `add ${level}`,
    label: `Add ${level}-level webhook`,
    icon: Plus,
    words: 'create new',
    run: () => router.push(`${WEBHOOKS}?add=${level}`),
  });
  return [
    ...(permissions.includes('webhooks:write') ? [add('domain'), add('account')] : []),
    ...THEMES.filter(({ value }) => value !== theme).map(({ value, label, icon }) => ({
      id: `theme ${value}`,
      label,
      icon,
      words: 'switch appearance mode colour color',
      run: () => setTheme(value),
    })),
    ...REGIONS.filter((each) => each !== region).map((each) => ({
      id: `region ${each}`,
      label: `Switch to region ${REGION_LABELS[each]}`,
      icon: Globe2,
      words: 'switch',
      run: () => switchRegion.mutate(each, failed),
    })),
    {
      id: 'profile',
      label: 'Profile',
      icon: CircleUserRound,
      words: 'go to your name password sessions',
      run: () => router.push('/settings/profile'),
    },
    { id: 'sheet', label: 'Keyboard shortcuts', icon: Keyboard, words: 'keys help', run: () => openOverlay('sheet') },
    {
      id: 'sign out',
      label: 'Sign out',
      icon: LogOut,
      words: 'log out leave',
      run: () => void leave(),
    },
  ];
}

/** Webhooks and domains of the account in the region, and accounts to step into. */
function useThings(): PaletteGroup[] {
  const router = useRouter();
  const me = useMe();
  const { data: webhooks } = useWebhooks();
  const { data: domains = [] } = useDomains();
  const switchAccount = useSwitchAccount();
  return [
    {
      heading: 'Webhooks',
      items: (webhooks?.items ?? []).map(({ id, url, description, domain }) => ({
        id,
        label: description || url,
        ...(description && { detail: url }),
        words: `${id} ${domain ?? 'account-level'}`,
        icon: Webhook,
        run: () => router.push(`${WEBHOOKS}/${id}`),
      })),
    },
    {
      heading: 'Domains',
      items: domains.map(({ name }) => ({
        id: `domain ${name}`,
        label: name,
        detail: 'Deliveries of this domain',
        icon: Globe,
        run: () => router.push(`${WEBHOOKS}/deliveries?domain=${encodeURIComponent(name)}`),
      })),
    },
    {
      heading: 'Accounts',
      items: me.accounts
        .filter(({ id }) => id !== me.account.id)
        .map(({ id, name, isPrimary }) => ({
          id,
          label: name,
          detail: isPrimary ? 'Back to the primary account' : 'Step into this subaccount',
          icon: Building2,
          run: () => switchAccount.mutate(id, failed),
        })),
    },
  ];
}

/** What the palette shows for a search; nothing but pages and actions before there is one. */
export function usePaletteGroups(search: string): PaletteGroup[] {
  const router = useRouter();
  const pages = usePages();
  const actions = useActions();
  const things = useThings();
  const wanted = readSearch(search);
  const deliveries: PaletteItem[] = wanted
    ? [
        {
          id: 'search deliveries',
          label: `Search deliveries for “${search.trim()}”`,
          detail: SEARCH_KIND_LABELS[wanted.kind],
          icon: SendHorizontal,
          run: () => router.push(`${WEBHOOKS}/deliveries?search=${encodeURIComponent(search.trim())}`),
        },
      ]
    : [];
  // What looks like an id, an address or a code is meant for the deliveries; a word may be anything.
  const isSure = wanted !== null && wanted.kind !== 'text';
  const groups = [
    { heading: 'Pages', items: findItems(pages, search) },
    { heading: 'Actions', items: findItems(actions, search) },
    ...things.map(({ heading, items }) => ({ heading, items: wanted ? findItems(items, search, MOST) : [] })),
  ];
  const found = { heading: 'Deliveries', items: deliveries };
  return (isSure ? [found, ...groups] : [...groups, found]).filter(({ items }) => items.length > 0);
}
