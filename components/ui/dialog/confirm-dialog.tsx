'use client';

import { AlertDialog } from 'radix-ui';
import type { ReactNode, RefObject } from 'react';
import { Button } from '@/components/ui/button/button';
import { Alert } from '@/components/ui/states/alert';
import { useDialogFocus } from './use-dialog-focus';

interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What happens, and what cannot be undone. */
  children: ReactNode;
  /** The verb on the button that does it. */
  action: string;
  /** The word on the button that leaves everything as it is. */
  cancel?: string;
  /** Nothing is destroyed. */
  harmless?: boolean;
  busy: boolean;
  error?: string | undefined;
  /** Gets the focus when the dialog closes, where the element that opened it is gone by then. */
  returnFocusTo?: RefObject<HTMLElement | null>;
  onConfirm: () => void;
}

/** Asks before something that destroys, or that is to be decided before anything else. The focus starts on Cancel. */
export function ConfirmDialog({
  open,
  onOpenChange,
  title,
  children,
  action,
  cancel = 'Cancel',
  harmless = false,
  busy,
  error,
  returnFocusTo,
  onConfirm,
}: ConfirmDialogProps) {
  // Cancel keeps the first focus, as Radix gives it.
  const { onOpenAutoFocus, onCloseAutoFocus } = useDialogFocus(returnFocusTo);
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-40 animate-in bg-overlay" />
        <AlertDialog.Content
          onOpenAutoFocus={onOpenAutoFocus}
          onCloseAutoFocus={onCloseAutoFocus}
          className="fixed inset-x-4 bottom-4 z-50 flex max-h-[92dvh] animate-in flex-col gap-3 overflow-y-auto rounded-lg bg-surface p-5 shadow-float outline-none sm:inset-x-auto sm:bottom-auto sm:top-[max(4vh,calc(50%-14rem))] sm:left-1/2 sm:w-full sm:max-w-md sm:-translate-x-1/2"
        >
          <AlertDialog.Title className="text-lg font-semibold wrap-anywhere">{title}</AlertDialog.Title>
          <AlertDialog.Description asChild>
            <div className="flex flex-col gap-2 wrap-anywhere text-ink-2">{children}</div>
          </AlertDialog.Description>
          {error && <Alert tone="danger">{error}</Alert>}
          <div className="mt-2 flex flex-wrap justify-end gap-2">
            <AlertDialog.Cancel asChild>
              <Button>{cancel}</Button>
            </AlertDialog.Cancel>
            <Button variant={harmless ? 'primary' : 'danger'} busy={busy} onClick={onConfirm}>
              {action}
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
