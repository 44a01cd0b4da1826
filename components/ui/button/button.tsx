import { LoaderCircle } from 'lucide-react';
import type { ComponentProps, MouseEvent } from 'react';
import { cn } from '@/components/ui/cn';
import { Slot } from '@/components/ui/slot';
import { type ButtonLook, buttonLook } from './button-look';

interface ButtonProps extends ComponentProps<'button'>, ButtonLook {
  /** Gives the look to the only child, e.g. a link. */
  asChild?: boolean;
  /** Shows that its work goes on, and takes no second click. It keeps the focus meanwhile, which a disabled one would lose. */
  busy?: boolean;
}

const swallow = (event: MouseEvent) => event.preventDefault();

export function Button({
  className,
  variant,
  size,
  asChild,
  busy,
  disabled,
  onClick,
  children,
  ...props
}: ButtonProps) {
  if (asChild) {
    return (
      <Slot className={cn(buttonLook({ variant, size }), className)} onClick={onClick} {...props}>
        {children}
      </Slot>
    );
  }
  return (
    <button
      type="button"
      className={cn(buttonLook({ variant, size }), className)}
      disabled={busy ? false : disabled}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? swallow : onClick}
      {...props}
    >
      {busy && <LoaderCircle className="animate-spin" aria-hidden />}
      {children}
    </button>
  );
}
