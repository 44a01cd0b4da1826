import { type ComponentProps, useEffect, useRef } from 'react';

/** The browser's own checkbox, over the link that fills a row; `mixed` where some of many are chosen. */
export function Checkbox({ mixed = false, ...props }: ComponentProps<'input'> & { mixed?: boolean }) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = mixed;
  }, [mixed]);
  return <input ref={box} type="checkbox" className="relative z-1 block size-4 accent-accent" {...props} />;
}
