'use client';

interface SomethingWentWrongProps {
  error: Error & { digest?: string };
  reset: () => void;
  className: string;
}

/**
 * What people see in place of a page that could not be shown: where the log has more, and a way to go on. Every page brings it
 * along twice (of the panel, of the document), so it is made of next to nothing.
 */
export function SomethingWentWrong({ error, reset, className }: SomethingWentWrongProps) {
  return (
    <div className={`flex flex-col items-center justify-center gap-2 p-6 text-center ${className}`}>
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
      <button
        type="button"
        className="mt-3 h-9 rounded-md border bg-surface px-3 text-base font-medium shadow-xs hover:bg-hover"
        onClick={reset}
      >
        Try again
      </button>
      {/* No router is needed to get away from where something broke. */}
      <a href="/" className="mt-1 rounded-md px-2 py-1 text-accent-text underline underline-offset-2">
        Go to the start page
      </a>
    </div>
  );
}
