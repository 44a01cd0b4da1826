'use client';

import { createContext, type ReactNode, useCallback, useContext, useEffect, useEffectEvent, useState } from 'react';
import { lazily } from '@/components/ui/lazily';
import { pageSearch } from '@/lib/client/page-search';
import { shortcutFor } from './keyboard/shortcuts';
import { useShortcut } from './keyboard/use-shortcut';

// Both are fetched when they are first asked for.
const CommandPalette = lazily(() => import('./palette/command-palette').then((module) => module.CommandPalette));
const KeyboardSheet = lazily(() => import('./keyboard/keyboard-sheet').then((module) => module.KeyboardSheet));

type Overlay = 'palette' | 'sheet';
const OpenOverlay = createContext<(overlay: Overlay) => void>(() => {});

/** Opens the command palette or the sheet of keys. */
export function useOpenOverlay() {
  return useContext(OpenOverlay);
}

/** What lies over every page: the command palette (`Ctrl/⌘ K`) and the sheet of keys (`?`); and the keys of all screens. */
export function Overlays({ children }: { children: ReactNode }) {
  // What was opened once stays mounted, so that it closes as softly as it opened.
  const [seen, setSeen] = useState<readonly Overlay[]>([]);
  const [shown, setShown] = useState<Overlay | null>(null);
  const open = useCallback((overlay: Overlay) => {
    setSeen((before) => (before.includes(overlay) ? before : [...before, overlay]));
    setShown(overlay);
  }, []);
  const close = () => setShown(null);

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    // The one key that works everywhere, also while typing and over a dialog.
    const isPalette = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
    if (isPalette && !event.altKey && !event.shiftKey) {
      event.preventDefault();
      if (!event.repeat) shown === 'palette' ? close() : open('palette');
      return;
    }
    const shortcut = shortcutFor(event);
    if (!shortcut) return;
    event.preventDefault();
    shortcut.run();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
  const sheet = { keys: '?', label: 'Keyboard shortcuts', group: 'Everywhere' } as const;
  useShortcut(sheet, () => open('sheet'));
  useShortcut({ ...sheet, inDialog: true }, () => open('sheet'));
  useShortcut({ keys: '/', label: 'Search this page', group: 'Everywhere' }, () => {
    const field = pageSearch();
    if (!field) return open('palette');
    field.focus();
    field.select();
  });

  return (
    <OpenOverlay value={open}>
      {children}
      {seen.includes('palette') && <CommandPalette open={shown === 'palette'} onClose={close} />}
      {seen.includes('sheet') && <KeyboardSheet open={shown === 'sheet'} onClose={close} />}
    </OpenOverlay>
  );
}
