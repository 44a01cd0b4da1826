import { SearchX } from 'lucide-react';
import { Button } from '@/components/ui/button/button';
import { ClearFilters } from '@/components/ui/field/clear-filters';
import { EmptyState } from '@/components/ui/states/empty-state';
import { useLogFilters } from './use-log-filters';

interface NoMatchProps {
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
  title: string;
}

/** Filters that find nothing: a way on where the search has not been through all of it, and a way back. */
export function NoMatch({ list, title }: NoMatchProps) {
  const { clear } = useLogFilters();
  const actions = (
    <>
      {list.hasNextPage && (
        <Button variant="primary" busy={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
          Search on
        </Button>
      )}
      <ClearFilters onClear={clear} />
    </>
  );
  return (
    <EmptyState icon={SearchX} title={list.hasNextPage ? 'Nothing found so far' : title} actions={actions}>
      {list.hasNextPage ? 'Older rows have not been searched yet.' : 'Change the search or the filters.'}
    </EmptyState>
  );
}
