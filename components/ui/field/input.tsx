import type { ComponentProps } from 'react';
import { cn } from '@/components/ui/cn';

export const control =
  'weak:w-full rounded-md border border-line-strong bg-surface px-3 weak:text-base text-ink transition-colors placeholder:text-ink-3 max-sm:text-lg disabled:cursor-not-allowed disabled:bg-sunken disabled:text-ink-3 aria-invalid:border-danger focus-visible:outline-offset-0 focus-visible:border-accent';

export function Input({ className, ...props }: ComponentProps<'input'>) {
  return <input className={cn(control, 'h-9', className)} {...props} />;
}
