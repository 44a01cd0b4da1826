'use client';

import { type RefObject, useRef } from 'react';

/** Elements that people came to a dialog for, before its Close button. */
const FIELDS = 'input:not([disabled]), select:not([disabled]), textarea:not([disabled])';
/** What a dialog is for: the last button of its foot, or of it. */
const DOES = ['[data-dialog-footer] button:not([disabled])', 'button:not([disabled])'];

/** Where the focus goes when what had it is gone: into the dialog that is open still, or to the page's content. */
function fallback(closing: EventTarget | null): HTMLElement | null {
  const open = [...document.querySelectorAll<HTMLElement>('[role=dialog][data-state=open]')];
  const dialog = open.findLast((each) => each !== closing);
  if (!dialog) return document.getElementById('content');
  const buttons = DOES.map((selector) => [...dialog.querySelectorAll<HTMLElement>(selector)].at(-1));
  return buttons.find((button) => button !== undefined) ?? dialog;
}

/**
 * Where the focus goes when a dialog opens (its first field, if it has one) and closes (back to where it
 * was, or to `returnTo`, for a dialog opened by a menu's item that is gone by then; or, where what had it is gone, as with a
 * row that was deleted, to the dialog below or the page's content). Our dialogs are opened from state
 * and not by a Radix trigger, which would otherwise do the latter.
 */
export function useDialogFocus(returnTo?: RefObject<HTMLElement | null>) {
  const before = useRef<HTMLElement | null>(null);
  return {
    onOpenAutoFocus(event: Event) {
      before.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
      const field = event.target instanceof HTMLElement ? event.target.querySelector<HTMLElement>(FIELDS) : null;
      if (!field) return;
      event.preventDefault();
      field.focus();
    },
    onCloseAutoFocus(event: Event) {
      event.preventDefault();
      const target = returnTo?.current ?? before.current;
      const place = target?.isConnected ? target : fallback(event.target);
      place?.focus();
    },
  };
}
