'use client';

import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useRef } from 'react';
import { useCan } from '@/lib/client/queries/me';
import { LazyCreateWebhookDialog } from './lazy-create-webhook-dialog';

/** The modal of `?add=domain` or `?add=account`: so that a link, or the command palette, can open it. */
export function AddWebhookFromAddress() {
  const [level, setLevel] = useQueryState('add', parseAsStringLiteral(['domain', 'account'] as const));
  const nowhere = useRef<HTMLElement>(null);
  if (!useCan('webhooks:write')) return null;
  return <LazyCreateWebhookDialog level={level} onClose={() => void setLevel(null)} returnFocusTo={nowhere} />;
}
