import type { LucideIcon } from 'lucide-react';

/** A line of the palette. */
export interface PaletteItem {
  /** Unique in the palette. */
  id: string;
  label: string;
  /** What stands behind the label: a URL, a role. Searched as well. */
  detail?: string;
  icon: LucideIcon;
  /** Further words that it is found by. */
  words?: string;
  run: () => void;
}

export interface PaletteGroup {
  heading: string;
  items: PaletteItem[];
}
