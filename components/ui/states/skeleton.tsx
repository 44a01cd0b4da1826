import { cn } from '@/components/ui/cn';

/** Holds the place of what is being loaded. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cn('weak:h-4 animate-pulse rounded-sm bg-hover', className)} />;
}

/** Rows of a list that is being loaded, as high as a table's; `head`: with its head. `label` tells it to who cannot see them. */
export function SkeletonRows({ rows = 5, head = false, label }: { rows?: number; head?: boolean; label: string }) {
  return (
    <div role="status" aria-label={label} className="@container/rows divide-y">
      {head && (
        <div className="flex h-9 items-center px-4 cards:hidden">
          <Skeleton className="h-3 w-24" />
        </div>
      )}
      {Array.from({ length: rows }, (_, row) => `row-${row}`).map((key) => (
        <div key={key} className="flex h-15 items-center gap-4 px-4">
          <div className="flex flex-1 flex-col gap-2">
            <Skeleton className="w-1/3" />
            <Skeleton className="h-3 w-1/2" />
          </div>
          <Skeleton className="w-24 cards:hidden" />
          <Skeleton className="w-16" />
        </div>
      ))}
    </div>
  );
}
