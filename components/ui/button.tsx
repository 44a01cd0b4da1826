import { cva, type VariantProps } from 'class-variance-authority';
import { LoaderCircle } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from './cn';
import { Slot } from './slot';

const button = cva(
  'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap transition-colors select-none disabled:cursor-not-allowed disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        primary: 'border-transparent bg-accent text-accent-ink not-disabled:hover:bg-accent-hover',
        secondary: 'border-line bg-surface text-ink shadow-xs not-disabled:hover:bg-hover',
        ghost: 'border-transparent text-ink-2 not-disabled:hover:bg-hover not-disabled:hover:text-ink',
        danger: 'border-transparent bg-danger-solid text-white not-disabled:hover:brightness-90',
        dangerGhost: 'border-line bg-surface text-danger not-disabled:hover:bg-danger-soft',
      },
      size: {
        md: 'h-9 px-3 text-base',
        sm: 'h-8 px-2.5 text-sm',
        icon: 'size-8',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
);

interface ButtonProps extends ComponentProps<'button'>, VariantProps<typeof button> {
  /** Gives the look to the only child, e.g. a link. */
  asChild?: boolean;
  /** Shows that its work goes on, and takes no second click. */
  busy?: boolean;
}

export function Button({ className, variant, size, asChild, busy, disabled, children, ...props }: ButtonProps) {
  if (asChild) {
    return (
      <Slot className={cn(button({ variant, size }), className)} {...props}>
        {children}
      </Slot>
    );
  }
  return (
    <button
      type="button"
      className={cn(button({ variant, size }), className)}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      {...props}
    >
      {busy && <LoaderCircle className="animate-spin" aria-hidden />}
      {children}
    </button>
  );
}
