import { Search } from 'lucide-react';
import type { ComponentProps } from 'react';
import { Kbd } from '@/components/ui/badge/kbd';
import { cn } from '@/components/ui/cn';
import { Input } from './input';

/** The page's search, which `/` leads to: says so as long as it is empty. `className` is that of its place. */
export function SearchInput({ className, ...props }: Omit<ComponentProps<'input'>, 'type'>) {
  return (
    <span className={cn('relative', className)}>
      <Input
        type="search"
        placeholder=" "
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        aria-keyshortcuts="/"
        className="peer pr-9 pl-8.5"
        {...props}
      />
      <Search aria-hidden className="pointer-events-none absolute top-2.5 left-2.5 size-4 text-ink-3" />
      <span
        aria-hidden
        className="pointer-events-none absolute top-2 right-2 hidden sm:peer-placeholder-shown:flex sm:peer-focus:hidden pointer-coarse:invisible"
      >
        <Kbd name="/" />
      </span>
    </span>
  );
}
