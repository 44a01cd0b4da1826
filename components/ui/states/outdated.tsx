import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';

/** What was found before, while what was asked for since is on its way: dimmed once that takes a moment. */
export function Outdated({ when, children }: { when: boolean; children: ReactNode }) {
  return (
    <div aria-busy={when || undefined} className={cn('transition-opacity', when && 'opacity-55 delay-200')}>
      {children}
    </div>
  );
}
