'use client';

import { Button } from '@/components/ui/button';

export default function PanelError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <div className="flex min-h-96 flex-col items-center justify-center gap-2 p-6 text-center">
      <h1 className="text-xl font-semibold">Something went wrong</h1>
      <p className="text-ink-2">
        The page could not be shown.
        {error.digest && (
          <>
            {' '}
            The server’s log has more under <code className="font-mono">{error.digest}</code>.
          </>
        )}
      </p>
      <Button className="mt-3" onClick={reset}>
        Try again
      </Button>
    </div>
  );
}
