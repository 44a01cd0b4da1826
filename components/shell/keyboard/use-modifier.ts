'use client';

import { useInBrowser } from '@/lib/client/use-in-browser';

/** The name of the key that goes with K for the palette: `⌘` on Apple's machines, else `Ctrl`. */
export function useModifier(): '⌘' | 'Ctrl' {
  return useInBrowser() && /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl';
}
