'use client';

import { lazily } from '@/components/ui/lazily';

/** Fetches the dialog's code; for the buttons that open it. */
export const loadRecoverDialog = () => import('./recover-dialog').then((module) => module.RecoverDialog);

/** The dialog that sends many deliveries again: its code comes when it is first opened. */
export const RecoverDialog = lazily(loadRecoverDialog);
