'use client';

import { useState } from 'react';
import { SomethingWentWrong } from '@/components/shell/something-went-wrong';
import './globals.css';

/** In place of the whole document, when not even its frame could be made. */
export default function GlobalError(props: { error: Error & { digest?: string }; reset: () => void }) {
  // This document takes the place of one that knew the theme.
  const [theme] = useState(() => (typeof document === 'undefined' ? '' : document.documentElement.className));
  return (
    <html lang="en" className={theme} suppressHydrationWarning>
      <body>
        <title>Something went wrong · Postwire</title>
        <main>
          <SomethingWentWrong {...props} className="min-h-dvh" />
        </main>
      </body>
    </html>
  );
}
