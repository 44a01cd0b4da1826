'use client';

import { useEffect, useRef, useState } from 'react';
import { SearchInput } from '@/components/ui/field/search-input';

/** Long enough for a word to be typed. */
const WAIT_MS = 300;

interface SearchFieldProps {
  label: string;
  /** What is searched for at the moment, as it stands in the address. */
  value: string;
  /** Told once the person has stopped typing, or at once with Enter. */
  onSearch: (text: string) => void;
}

/** A search that follows what is typed. */
export function SearchField({ label, value, onSearch }: SearchFieldProps) {
  const [text, setText] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Cleared or gone back to: the address has the last word, but for the space of somebody who goes on typing.
  useEffect(() => setText((shown) => (shown.trim() === value ? shown : value)), [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const search = (wanted: string, waitMs: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(wanted.trim()), waitMs);
  };
  return (
    <SearchInput
      aria-label={label}
      placeholder={label}
      className="w-64 max-sm:w-full"
      value={text}
      onChange={({ target }) => {
        setText(target.value);
        search(target.value, WAIT_MS);
      }}
      onKeyDown={({ key }) => key === 'Enter' && search(text, 0)}
    />
  );
}
