'use client';

import { useEffect, useEffectEvent } from 'react';
import { registerShortcut, type Shortcut } from './shortcuts';

/**
 * A key of this screen, there while `enabled`: `useShortcut({ keys: 't', label: 'Pause', group: 'Lists' }, pause)`. It never fires
 * while somebody types or holds a modifier, and the sheet behind `?` lists it.
 */
export function useShortcut(shortcut: Shortcut & { enabled?: boolean }, run: () => void): void {
  const { keys, label, group, inDialog = false, repeats = false, enabled = true } = shortcut;
  const onKey = useEffectEvent(run);
  useEffect(() => {
    if (!enabled) return;
    return registerShortcut({ keys, label, group, inDialog, repeats, run: () => onKey() });
  }, [keys, label, group, inDialog, repeats, enabled]);
}
