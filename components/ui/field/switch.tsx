import type { ComponentProps } from 'react';
import { cn } from '@/components/ui/cn';

interface SwitchProps extends Omit<ComponentProps<'button'>, 'onChange'> {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
}

/** On or off, at once. Name it with a label or `aria-label`. */
export function Switch({ checked, onCheckedChange, className, ...props }: SwitchProps) {
  const state = checked ? 'checked' : 'unchecked';
  return (
    <button
      type="button"
      role="switch"
      aria-checked={checked}
      data-state={state}
      onClick={() => onCheckedChange(!checked)}
      className={cn(
        'relative inline-flex h-5 w-9 shrink-0 items-center align-middle rounded-full bg-line-strong p-0.5 transition-colors disabled:cursor-not-allowed disabled:opacity-55 data-[state=checked]:bg-accent',
        className,
      )}
      {...props}
    >
      <span
        data-state={state}
        className="size-4 rounded-full bg-surface shadow-xs transition-transform data-[state=checked]:translate-x-4"
      />
    </button>
  );
}
