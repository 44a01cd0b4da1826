import { LoaderCircle } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from '@/components/ui/cn';
import { Slot } from '@/components/ui/slot';
import { type ButtonLook, buttonLook } from './button-look';

interface ButtonProps extends ComponentProps<'button'>, ButtonLook {
  /** Gives the look to the only child, e.g. a link. */
  asChild?: boolean;
  /** Shows that its work goes on, and takes no second click. */
  busy?: boolean;
}

export function Button({ className, variant, size, asChild, busy, disabled, children, ...props }: ButtonProps) {
  if (asChild) {
    return (
      <Slot className={cn(buttonLook({ variant, size }), className)} {...props}>
        {children}
      </Slot>
    );
  }
  return (
    <button
      type="button"
      className={cn(buttonLook({ variant, size }), className)}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      {...props}
    >
      {busy && <LoaderCircle className="animate-spin" aria-hidden />}
      {children}
    </button>
  );
}
