import type { ReactNode } from 'react';
import { cn } from './cn';

export function Card({ className, children }: { className?: string; children: ReactNode }) {
  return <div className={cn('rounded-lg border bg-surface', className)}>{children}</div>;
}

/** A card that is a section of the page: heading, what it is about, content. */
export function Section({
  title,
  description,
  actions,
  children,
  className,
  flush,
}: {
  title: string;
  description?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
  className?: string;
  /** The content reaches the edges, as a table does. */
  flush?: boolean;
}) {
  return (
    <section className={cn('rounded-lg border bg-surface', className)}>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3.5 sm:px-5">
        <div className="min-w-0 flex-1 basis-64">
          <h2 className="text-base font-semibold">{title}</h2>
          {description && <div className="text-sm text-ink-2">{description}</div>}
        </div>
        {actions && <div className="flex items-center gap-2">{actions}</div>}
      </div>
      {children && <div className={cn('border-t', !flush && 'px-4 py-4 sm:px-5')}>{children}</div>}
    </section>
  );
}
