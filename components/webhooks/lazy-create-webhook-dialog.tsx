'use client';

import dynamic from 'next/dynamic';
import type { ComponentProps } from 'react';
import { useSeen } from '@/lib/client/use-seen';

const load = () => import('./create-webhook-dialog').then((module) => module.CreateWebhookDialog);
const Dialog = dynamic(load, { ssr: false });

/** Fetches the modal's code before it is asked for: at the first sign that somebody will. */
export const prepareCreateWebhook = () => void load();

/** The modal that adds a webhook, with its form and what checks it: too much for a page that mostly shows a list. */
export function LazyCreateWebhookDialog(props: ComponentProps<typeof Dialog>) {
  return useSeen(props.level !== null) ? <Dialog {...props} /> : null;
}
