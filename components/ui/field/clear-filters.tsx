'use client';

import type { ComponentProps, MouseEvent } from 'react';
import { Button } from '@/components/ui/button/button';
import { pageSearch } from '@/lib/client/page-search';

type ClearFiltersProps = Omit<ComponentProps<typeof Button>, 'onClick'> & { onClear: () => void };

/** Takes all filters away, and is gone with them: who pressed it by keyboard goes on at the page's search. */
export function ClearFilters({ onClear, ...look }: ClearFiltersProps) {
  const onClick = ({ detail }: MouseEvent) => {
    onClear();
    if (detail === 0) pageSearch()?.focus();
  };
  return (
    <Button {...look} onClick={onClick}>
      Clear filters
    </Button>
  );
}
