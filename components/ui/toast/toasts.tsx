'use client';

import { useSyncExternalStore } from 'react';
import { lazily } from '@/components/ui/lazily';
import { toastsWanted } from './toast';

const load = () => import('./toast-place').then((module) => module.ToastPlace);
const ToastPlace = lazily(load);

/** Fetches what draws toasts, so that one can be shown when the server is away. */
export const prepareToasts = load;

/** The place for toasts, once there is one to show. */
export function Toasts() {
  const { subscribe, get, onServer } = toastsWanted;
  return useSyncExternalStore(subscribe, get, onServer) ? <ToastPlace /> : null;
}
