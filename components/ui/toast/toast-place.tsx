'use client';

import { useEffect } from 'react';
import { Toaster } from 'sonner';
import { toastsWanted } from './toast';

/** Where toasts appear. */
export function ToastPlace() {
  // After sonner's own effect: from here on it hears of every toast.
  useEffect(() => toastsWanted.ready(), []);
  return (
    <Toaster
      // Clear of where drawers and dialogs have their buttons: on a phone above them.
      position="bottom-left"
      mobileOffset={{ bottom: 76 }}
      // Instead of the system's, which sonner asks for.
      style={{ fontFamily: 'inherit' }}
      toastOptions={{
        style: {
          background: 'var(--surface)',
          color: 'var(--ink)',
          border: '1px solid var(--line)',
          // An open dialog takes the pointer from all of the page.
          pointerEvents: 'auto',
        },
      }}
    />
  );
}
