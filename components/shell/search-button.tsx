'use client';

import { Search } from 'lucide-react';
import { Kbd } from '@/components/ui/badge/kbd';
import { Button } from '@/components/ui/button/button';
import { useModifier } from './keyboard/use-modifier';
import { useOpenOverlay } from './overlays';

/** Opens the command palette: a field to look at on a desktop, an icon on a phone. */
export function SearchButton() {
  const open = useOpenOverlay();
  const modifier = useModifier();
  return (
    <Button
      size="sm"
      variant="secondary"
      aria-label="Search and commands"
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K"
      className="max-lg:size-8 max-lg:border-transparent max-lg:bg-transparent max-lg:p-0 max-lg:shadow-none lg:w-56 lg:justify-start lg:font-normal lg:text-ink-3"
      onClick={() => open('palette')}
    >
      <Search aria-hidden />
      <span className="max-lg:hidden">Search or jump to</span>
      <span aria-hidden className="ml-auto flex gap-0.5 max-lg:hidden">
        <Kbd name={modifier} />
        <Kbd name="K" />
      </span>
    </Button>
  );
}
