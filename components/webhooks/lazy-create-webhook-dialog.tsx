'use client';

import type { ComponentProps } from 'react';
import { firstSign, lazily } from '@/components/ui/lazily';
import { useSeen } from '@/lib/client/use-seen';

const load = () => import('./create-webhook-dialog').then((module) => module.CreateWebhookDialog);
const Dialog = lazily(load);

/** For the button that leads to the modal: fetches its code before it is asked for. */
export const firstSignOfCreateWebhook = firstSign(load);

/** The modal that adds a webhook, with its form and what checks it: too much for a page that mostly shows a list. */
export function LazyCreateWebhookDialog(props: ComponentProps<typeof Dialog>) {
  return useSeen(props.level !== null) ? <Dialog {...props} /> : null;
}
