'use client';

import type { ComponentProps } from 'react';
import { useLoadAhead } from '@/components/shell/use-load-ahead';
import { lazily } from '@/components/ui/lazily';
import { useSeen } from '@/lib/client/use-seen';

const load = () => import('./delivery-drawer').then((module) => module.DeliveryDrawer);
const Drawer = lazily(load);
const AHEAD = [load];

/** The drawer of a delivery, of which a page that shows none has nothing: its code comes once the page has come to rest. */
export function DeliveryDrawer(props: ComponentProps<typeof Drawer>) {
  useLoadAhead(AHEAD);
  return useSeen(props.id !== null) ? <Drawer {...props} /> : null;
}
