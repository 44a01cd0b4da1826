'use client';

import type { ComponentProps, KeyboardEvent, PointerEvent, ReactElement } from 'react';
import { Slot } from '@/components/ui/slot';
import type { MenuChoiceProps } from './menu-parts';
import { useMenu, useMenuParts } from './menu-state';

type Parts = typeof import('./menu-parts');

/** Makes a menu of its only child, a button. */
export function MenuTrigger({ children }: { children: ReactElement }) {
  const { open, setOpen, prepare, trigger, triggerId, contentId } = useMenu();
  const show = (event: { preventDefault: () => void }, byKeyboard: boolean) => {
    prepare();
    // The focus goes into the menu, and what was pressed is not pressed there again.
    event.preventDefault();
    setOpen(!open, { byKeyboard });
  };
  return (
    <Slot
      id={triggerId}
      aria-haspopup="menu"
      aria-expanded={open}
      {...(open && { 'aria-controls': contentId })}
      data-state={open ? 'open' : 'closed'}
      onPointerEnter={prepare}
      onFocus={({ currentTarget }: { currentTarget: HTMLElement }) => {
        trigger.current = currentTarget;
        prepare();
      }}
      onPointerDown={(event: PointerEvent<HTMLElement>) => {
        trigger.current = event.currentTarget;
        if (event.button === 0 && !event.ctrlKey && event.currentTarget.matches(':enabled')) show(event, false);
      }}
      onKeyDown={(event: KeyboardEvent<HTMLElement>) => {
        if (event.key === 'Enter' || event.key === ' ' || (event.key === 'ArrowDown' && !open)) show(event, true);
      }}
      // By a screen reader or a voice, which press neither a key nor a pointer.
      onClick={(event: PointerEvent<HTMLElement>) => {
        trigger.current = event.currentTarget;
        if (event.detail === 0) show(event, true);
      }}
    >
      {children}
    </Slot>
  );
}

// What follows is nothing before the menu opens: all of it is in the parts, which are fetched at the first sign of that.

/** What the menu holds. */
export function MenuContent(props: ComponentProps<Parts['Content']>) {
  const { parts } = useMenu();
  return parts && <parts.Content {...props} />;
}

export function MenuItem(props: ComponentProps<Parts['Item']>) {
  const { Item } = useMenuParts();
  return <Item {...props} />;
}

export function MenuLabel(props: ComponentProps<Parts['Label']>) {
  const { Label } = useMenuParts();
  return <Label {...props} />;
}

export function MenuSeparator() {
  const { Separator } = useMenuParts();
  return <Separator />;
}

/** One of several, of which exactly one is chosen. */
export function MenuChoice<T extends string>(props: MenuChoiceProps<T>) {
  const { Choice } = useMenuParts();
  return <Choice {...props} />;
}
