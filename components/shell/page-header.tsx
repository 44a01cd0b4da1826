import { ChevronRight } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';

/** Where the page lies, its name, and what can be done on it. */
export function PageHeader({
  path,
  title,
  description,
  actions,
}: {
  /** The navigation's names above this page. */
  path: ReactNode[];
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-1 text-sm text-ink-3">
          {path.map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list
            <Fragment key={index}>
              {index > 0 && <ChevronRight aria-hidden className="size-3.5" />}
              <span>{part}</span>
            </Fragment>
          ))}
        </p>
        <h1 className="text-xl font-semibold tracking-tight break-words">{title}</h1>
        {description && <p className="text-ink-2">{description}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </div>
  );
}
