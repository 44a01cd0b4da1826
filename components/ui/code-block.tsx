import type { ReactNode } from 'react';
import { CopyButton } from '@/components/ui/button/copy-button';
import { cn } from './cn';

/** Text that came from elsewhere or is meant to be copied, shown as text and never as anything else. */
export function CodeBlock({ text, label, copyText = text }: { text: string; label: string; copyText?: string }) {
  return (
    <div className="relative text-left">
      <ScrollingText label={label} className="max-h-96 pr-11 break-all whitespace-pre-wrap">
        {text}
      </ScrollingText>
      <span className="absolute top-1 right-1 rounded-md bg-sunken">
        <CopyButton text={copyText} label={`Copy ${label.toLowerCase()}`} />
      </span>
    </div>
  );
}

/** Preformatted text that scrolls on its own and can therefore be reached by keyboard. */
export function ScrollingText({
  label,
  className,
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className={cn('overflow-auto rounded-md border bg-sunken p-3 font-mono text-xs leading-5', className)}
    >
      <pre className="[font:inherit] [white-space:inherit]">{children}</pre>
    </section>
  );
}
