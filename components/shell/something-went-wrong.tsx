'use client';

import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';

interface SomethingWentWrongProps {
  error: Error & { digest?: string };
  reset: () => void;
  className?: string;
}

/** What people see in place of a page that could not be shown: where the log has more, and a way to go on. */
export function SomethingWentWrong({ error, reset, className }: SomethingWentWrongProps) {
  return (
    <div className={cn('flex flex-col items-center justify-center gap-2 p-6 text-center', className)}>
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
