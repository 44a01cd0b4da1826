'use client';

import { createContext, type ReactNode, type RefObject, useContext, useId, useMemo, useRef, useState } from 'react';

type Parts = typeof import('./menu-parts');

interface MenuState {
  parts: Parts | null;
  open: boolean;
  /** Opened with the keyboard: the first item gets the focus. */
  byKeyboard: boolean;
  setOpen: (open: boolean, options?: { byKeyboard: boolean }) => void;
  prepare: () => void;
  trigger: RefObject<HTMLElement | null>;
  triggerId: string;
  contentId: string;
}

const State = createContext<MenuState | null>(null);

let fetched: Parts | null = null;

/** Fetches what open menus are made of. */
export async function prepareMenus(): Promise<Parts> {
  fetched ??= await import('./menu-parts');
  return fetched;
}

export function useMenu(): MenuState {
  const state = useContext(State);
  if (!state) throw new Error('A part of a menu stands outside of a Menu.');
  return state;
}

/** What an open menu is made of; its items are only ever there in an open one. */
export function useMenuParts(): Parts {
  const { parts } = useMenu();
  if (!parts) throw new Error('An item of a menu is shown before the menu.');
  return parts;
}

interface MenuProps {
  /** Fetches what its items are made of, where that is no part of the page either. */
  load?: () => Promise<unknown>;
  children: ReactNode;
}

/** A menu: its trigger and its content. The page stays usable while it is open. */
export function Menu({ load, children }: MenuProps) {
  // Those that nobody has come near to are a button, no more.
  const [parts, setParts] = useState<Parts | null>(null);
  const [{ open, byKeyboard }, setOpen] = useState({ open: false, byKeyboard: false });
  const trigger = useRef<HTMLElement>(null);
  const triggerId = useId();
  const contentId = useId();
  const state = useMemo(
    () => ({
      parts,
      open,
      byKeyboard,
      setOpen: (next: boolean, options = { byKeyboard: false }) => setOpen({ open: next, ...options }),
      prepare: () => void Promise.all([prepareMenus(), load?.()]).then(([loaded]) => setParts(loaded)),
      trigger,
      triggerId,
      contentId,
    }),
    [parts, open, byKeyboard, triggerId, contentId, load],
  );
  return (
    <State value={state}>
      <span className="relative inline-flex min-w-0">{children}</span>
    </State>
  );
}
