'use client';

import { Tooltip as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { Kbd } from './kbd';

export const TooltipProvider = Radix.Provider;

interface TooltipProps {
  text: ReactNode;
  /** Keys that do the same, as `KeyboardEvent.key` names them, pressed together. */
  keys?: readonly string[];
  children: ReactNode;
}

/** More about its only child, on hover and on focus. Never the only place of what people must know. */
export function Tooltip({ text, keys = [], children }: TooltipProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          sideOffset={6}
          collisionPadding={8}
          className="z-60 max-w-80 animate-in rounded-md bg-ink px-2.5 py-1.5 text-xs break-words text-surface shadow-float"
        >
          {keys.length === 0 ? (
            text
          ) : (
            <span className="flex items-center gap-2">
              {text}
              <span className="flex gap-1">
                {keys.map((name) => (
                  <Kbd key={name} name={name} inverse />
                ))}
              </span>
            </span>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
