'use client';

import { Search, X } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Badge } from '@/components/ui/badge/badge';
import { Kbd } from '@/components/ui/badge/kbd';
import { Button } from '@/components/ui/button/button';
import { cn } from '@/components/ui/cn';
import { Input } from '@/components/ui/field/input';
import { type LogSearch, readSearch, SEARCH_KIND_LABELS } from '@/lib/client/log-search';

interface LogSearchBoxProps {
  /** What is being searched for now. */
  value: string | null;
  /** Whenever this changes, what was typed and not searched for is gone as well. */
  cleared?: number;
  placeholder?: string;
  /** Null: for nothing any more. */
  onSearch: (text: string | null, search: LogSearch | null) => void;
}

/** The one search box: says as what it understands the text that is typed, and searches on Enter. */
export function LogSearchBox({
  value,
  cleared,
  placeholder = 'Recipient, message id, delivery id, URL, status code',
  onSearch,
}: LogSearchBoxProps) {
  const [text, setText] = useState(value ?? '');
  const box = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `cleared` says when, not what.
  useEffect(() => setText(value ?? ''), [value, cleared]);
  const search = readSearch(text);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(search === null ? null : text.trim(), search);
  };
  const clear = () => {
    setText('');
    onSearch(null, null);
    box.current?.focus();
  };
  return (
    <search className="min-w-0 flex-1 basis-72">
      <form onSubmit={submit} className="relative">
        <Search aria-hidden className="pointer-events-none absolute top-2.5 left-3 size-4 text-ink-3" />
        <Input
          ref={box}
          type="search"
          aria-label="Search"
          aria-describedby="log-search-kind"
          aria-keyshortcuts="/"
          enterKeyHint="search"
          autoComplete="off"
          spellCheck={false}
          maxLength={500}
          placeholder={placeholder}
          className={cn('peer pl-9 [&::-webkit-search-cancel-button]:hidden', search && 'pr-36')}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        {!search && (
          <span
            aria-hidden
            className="pointer-events-none absolute top-2 right-2 peer-focus:hidden max-sm:hidden pointer-coarse:hidden"
          >
            <Kbd name="/" />
          </span>
        )}
        <span id="log-search-kind" className="absolute top-0 right-1 flex h-9 items-center gap-1">
          {search && (
            <Badge tone={text.trim() === value ? 'accent' : 'neutral'}>
              <span className="sr-only">Understood as </span>
              {SEARCH_KIND_LABELS[search.kind]}
            </Badge>
          )}
          {search && text.trim() !== value && (
            <Button type="submit" variant="ghost" size="xs" title="Search (Enter)">
              <span aria-hidden>↵</span>
              <span className="sr-only">Search now</span>
            </Button>
          )}
          {value && text.trim() === value && (
            <Button variant="ghost" size="iconXs" aria-label="Clear the search" onClick={clear}>
              <X aria-hidden />
            </Button>
          )}
        </span>
      </form>
    </search>
  );
}
