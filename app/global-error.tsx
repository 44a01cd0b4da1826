'use client';

import { SomethingWentWrong } from '@/components/shell/something-went-wrong';
import './globals.css';

/** In place of the whole document, when not even its frame could be made. */
export default function GlobalError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong · Postwire</title>
        <main>
          <SomethingWentWrong {...props} className="min-h-dvh" />
        </main>
      </body>
    </html>
  );
}
