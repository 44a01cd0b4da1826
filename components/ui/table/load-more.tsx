import { Button } from '@/components/ui/button/button';

interface LoadMoreProps {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
  /** How many rows are there now. */
  shown: number;
}

/** The foot of a list that is loaded page after page. */
export function LoadMore({ query, shown }: LoadMoreProps) {
  if (shown === 0) return null;
  return (
    <div className="flex items-center justify-between gap-3 border-t px-4 py-2.5 text-sm text-ink-3">
      <p role="status">
        {shown} shown{!query.hasNextPage && ', all there are'}
      </p>
      {query.hasNextPage && (
        <Button size="sm" busy={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
          Load more
        </Button>
      )}
    </div>
  );
}
