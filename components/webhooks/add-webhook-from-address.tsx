'use client';

import { useRef } from 'react';
import { oneOf } from '@/lib/client/address-parameters';
import { useCan } from '@/lib/client/queries/me';
import { useAddress } from '@/lib/client/use-address';
import { LazyCreateWebhookDialog } from './lazy-create-webhook-dialog';

const PARAMETERS = { add: oneOf(['domain', 'account']) };

/** The modal of `?add=domain` or `?add=account`: so that a link, or the command palette, can open it. */
export function AddWebhookFromAddress() {
  const [{ add }, change] = useAddress(PARAMETERS);
  const nowhere = useRef<HTMLElement>(null);
  if (!useCan('webhooks:write')) return null;
  return <LazyCreateWebhookDialog level={add} onClose={() => change(null)} returnFocusTo={nowhere} />;
}
