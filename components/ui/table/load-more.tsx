'use client';

import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button/button';

interface LoadMoreProps {
  query: {
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    isFetchNextPageError: boolean;
    fetchNextPage: () => unknown;
  };
  /** How many rows are there now. */
  shown: number;
}

/** The foot of a list that is loaded page after page. */
export function LoadMore({ query, shown }: LoadMoreProps) {
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query;
  const foot = useRef<HTMLParagraphElement>(null);
  const pressed = useRef(false);
  // With the last page the button is gone, and the focus with it.
  useEffect(() => {
    if (!hasNextPage && pressed.current && document.activeElement === document.body) foot.current?.focus();
    pressed.current = false;
  }, [hasNextPage]);
  if (shown === 0) return null;
  const loadMore = () => {
    pressed.current = true;
    fetchNextPage();
  };
  return (
    <div className="flex items-center justify-between gap-3 border-t px-4 py-2.5 text-sm text-ink-3">
      <p ref={foot} role="status" tabIndex={-1}>
        {isFetchNextPageError ? (
          <span className="text-danger">More could not be loaded. What is here stays.</span>
        ) : (
          `${shown} shown${hasNextPage ? '' : ', all there are'}`
        )}
      </p>
      {hasNextPage && (
        <Button size="sm" busy={isFetchingNextPage} onClick={loadMore}>
          {isFetchNextPageError ? 'Try again' : 'Load more'}
        </Button>
      )}
    </div>
  );
}
