'use client';

import { Check } from 'lucide-react';
import {
  type ComponentProps,
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  useLayoutEffect,
  useRef,
} from 'react';
import { cn } from './cn';
import { useMenu, useMenuParts } from './menu-state';
import { Slot } from './slot';

type Parts = typeof import('./menu-parts');

const item =
  'flex min-h-8 cursor-pointer items-center gap-2 rounded-sm px-2 py-1.5 text-sm outline-none select-none data-disabled:cursor-not-allowed data-disabled:opacity-55 data-highlighted:bg-hover [&_svg]:size-4 [&_svg]:shrink-0';

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

/** What the menu holds. Nothing of it is made before it opens. */
export function MenuContent(props: ComponentProps<Parts['Content']>) {
  const { parts } = useMenu();
  return parts && <OpenMenu parts={parts} {...props} />;
}

function OpenMenu({ parts, className, ...props }: ComponentProps<Parts['Content']> & { parts: Parts }) {
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
    <parts.Root open={open} onOpenChange={setOpen} modal={false}>
      <parts.Trigger asChild>
        {/* Where the menu hangs: over the button, which was there before the menu and stays as it is. */}
        <span aria-hidden tabIndex={-1} className="pointer-events-none absolute inset-0" />
      </parts.Trigger>
      <parts.Portal>
        <parts.Content
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
      </parts.Portal>
    </parts.Root>
  );
}

export function MenuItem({ className, ...props }: ComponentProps<Parts['Item']>) {
  const { Item } = useMenuParts();
  return <Item className={cn(item, className)} {...props} />;
}

export function MenuLabel({ children }: { children: ReactNode }) {
  const { Label } = useMenuParts();
  return <Label className="px-2 pt-1.5 pb-1 text-xs text-ink-3">{children}</Label>;
}

export function MenuSeparator() {
  const { Separator } = useMenuParts();
  return <Separator className="-mx-1 my-1 h-px bg-line" />;
}

/** One of several, of which exactly one is chosen. */
export function MenuChoice<T extends string>({
  label,
  value,
  onChange,
  options,
}: {
  label: string;
  value: T | undefined;
  onChange: (value: T) => void;
  options: { value: T; label: ReactNode }[];
}) {
  const { RadioGroup, RadioItem, ItemIndicator } = useMenuParts();
  return (
    <RadioGroup {...(value !== undefined && { value })} aria-label={label}>
      {options.map((option) => (
        <RadioItem
          key={option.value}
          value={option.value}
          onSelect={() => onChange(option.value)}
          className={cn(item, 'pl-7 relative')}
        >
          <ItemIndicator className="absolute left-2">
            <Check aria-hidden className="text-accent-text" />
          </ItemIndicator>
          {option.label}
        </RadioItem>
      ))}
    </RadioGroup>
  );
}
