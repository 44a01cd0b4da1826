'use client';

import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { type ReactNode, type RefObject, useRef } from 'react';
import { Button } from '@/components/ui/button/button';
import { cn } from '@/components/ui/cn';
import { Tooltip } from '@/components/ui/tooltip/tooltip';
import { useDialogFocus } from './use-dialog-focus';

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  /** Buttons beside the title. */
  actions?: ReactNode;
  /** In the middle of the page, or along its right or left edge. */
  side?: 'center' | 'right' | 'left';
  className?: string;
  /** Gets the focus when the dialog closes, where the element that opened it is gone by then. */
  returnFocusTo?: RefObject<HTMLElement | null>;
  children: ReactNode;
}

const PLACE = {
  center:
    'inset-x-0 bottom-0 max-h-[92dvh] w-full animate-in rounded-t-lg sm:inset-x-auto sm:bottom-auto sm:top-[max(4vh,calc(50%-24rem))] sm:left-1/2 sm:max-w-lg sm:-translate-x-1/2 sm:rounded-lg',
  right: 'inset-y-0 right-0 w-full max-w-2xl animate-slide sm:border-l',
  left: 'inset-y-0 left-0 w-72 max-w-[85vw] animate-slide-left',
};

/** A toast lies above a dialog and belongs to it: pressing its button does not close what it speaks of. */
const isToast = (target: EventTarget | null) =>
  target instanceof Element && target.closest('[data-sonner-toaster]') !== null;

/** Whether something was written into a form. A dialog that only shows has none. */
const isForm = ({ target }: { target: EventTarget }) =>
  (target instanceof HTMLInputElement ||
    target instanceof HTMLSelectElement ||
    target instanceof HTMLTextAreaElement) &&
  target.form !== null;

/**
 * A modal dialog: named by its title, closed by Escape, gives the focus back to where it came from. A click beside it closes it,
 * too, until something has been written into its form: that is not thrown away by a slip.
 */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  actions,
  side = 'center',
  className,
  returnFocusTo,
  children,
}: DialogProps) {
  const focus = useDialogFocus(returnFocusTo);
  const written = useRef(false);
  if (!open) written.current = false;
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-in bg-overlay" />
        <Radix.Content
          // A form is the dialog's middle and foot: the middle scrolls within it.
          className={cn(
            'fixed z-50 flex flex-col bg-surface shadow-float outline-none [&>form]:flex [&>form]:min-h-0 [&>form]:flex-1 [&>form]:flex-col',
            PLACE[side],
            className,
          )}
          {...focus}
          onInput={(event) => {
            if (isForm(event)) written.current = true;
          }}
          onInteractOutside={(event) => {
            if (written.current || isToast(event.target)) event.preventDefault();
          }}
          {...(!description && { 'aria-describedby': undefined })}
        >
          <div className="flex items-start gap-3 border-b px-5 py-3.5">
            <div className="min-w-0 flex-1">
              <Radix.Title className="text-lg font-semibold wrap-anywhere">{title}</Radix.Title>
              {description && (
                <Radix.Description className="text-sm wrap-anywhere text-ink-2">{description}</Radix.Description>
              )}
            </div>
            {actions}
            <Tooltip text="Close" keys={['Escape']}>
              <Radix.Close asChild>
                <Button variant="ghost" size="icon" aria-label="Close" className="-mr-2">
                  <X aria-hidden />
                </Button>
              </Radix.Close>
            </Tooltip>
          </div>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The scrolling middle of a dialog. */
export function DialogBody({ className, children }: { className?: string; children: ReactNode }) {
  return <div className={cn('min-h-0 flex-1 overflow-y-auto px-5 py-4 break-words', className)}>{children}</div>;
}

/** The dialog's buttons, the one that does it last. */
export function DialogFooter({ children }: { children: ReactNode }) {
  return (
    <div data-dialog-footer className="flex flex-wrap justify-end gap-2 border-t px-5 py-3">
      {children}
    </div>
  );
}
