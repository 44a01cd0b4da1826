'use client';

import { Check } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { type ComponentProps, type ReactNode, useLayoutEffect, useRef } from 'react';
import { cn } from '@/components/ui/cn';
import { useMenu } from './menu-state';

// What an open menu is made of; fetched at the first sign that somebody will open one.

const item =
  'flex min-h-8 cursor-pointer items-center gap-2 rounded-sm px-2 py-1.5 text-sm outline-none select-none data-disabled:cursor-not-allowed data-disabled:opacity-55 data-highlighted:bg-hover [&_svg]:size-4 [&_svg]:shrink-0';

export function Content({ className, ...props }: ComponentProps<typeof DropdownMenu.Content>) {
  const { open, setOpen, byKeyboard, trigger, triggerId, contentId } = useMenu();
  const content = useRef<HTMLDivElement>(null);
  const wentElsewhere = useRef(false);
  useLayoutEffect(() => {
    if (!open || !byKeyboard) return;
    // After the menu has taken the focus itself.
    const frame = requestAnimationFrame(() =>
      content.current?.querySelector<HTMLElement>('[role^=menuitem]:not([data-disabled])')?.focus(),
    );
    return () => cancelAnimationFrame(frame);
  }, [open, byKeyboard]);
  return (
    // Not modal: the rest of the page stays readable and in place while it is open.
    <DropdownMenu.Root open={open} onOpenChange={setOpen} modal={false}>
      <DropdownMenu.Trigger asChild>
        {/* Where the menu hangs: over the button, which was there before the menu and stays as it is. */}
        <span aria-hidden tabIndex={-1} className="pointer-events-none absolute inset-0" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          ref={content}
          id={contentId}
          aria-labelledby={triggerId}
          sideOffset={6}
          collisionPadding={8}
          className={cn(
            'z-60 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 animate-in overflow-y-auto rounded-md border bg-surface p-1 shadow-float',
            className,
          )}
          onInteractOutside={(event) => {
            const pressed = event.detail.originalEvent.target;
            // The button closes it by itself.
            if (pressed instanceof Node && trigger.current?.contains(pressed)) return event.preventDefault();
            wentElsewhere.current = true;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (!wentElsewhere.current) trigger.current?.focus();
            wentElsewhere.current = false;
          }}
          {...props}
        />
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

export function Item({ className, ...props }: ComponentProps<typeof DropdownMenu.Item>) {
  return <DropdownMenu.Item className={cn(item, className)} {...props} />;
}

export function Label({ children }: { children: ReactNode }) {
  return <DropdownMenu.Label className="px-2 pt-1.5 pb-1 text-xs text-ink-3">{children}</DropdownMenu.Label>;
}

export function Separator() {
  return <DropdownMenu.Separator className="-mx-1 my-1 h-px bg-line" />;
}

export interface MenuChoiceProps<T extends string> {
  label: string;
  value: T | undefined;
  onChange: (value: T) => void;
  options: { value: T; label: ReactNode }[];
}

export function Choice<T extends string>({ label, value, onChange, options }: MenuChoiceProps<T>) {
  return (
    <DropdownMenu.RadioGroup {...(value !== undefined && { value })} aria-label={label}>
      {options.map((option) => (
        <DropdownMenu.RadioItem
          key={option.value}
          value={option.value}
          onSelect={() => onChange(option.value)}
          className={cn(item, 'pl-7 relative')}
        >
          <DropdownMenu.ItemIndicator className="absolute left-2">
            <Check aria-hidden className="text-accent-text" />
          </DropdownMenu.ItemIndicator>
          {option.label}
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}
