'use client';

import { useTheme } from 'next-themes';
import { useEffect } from 'react';

/** Gives the browser's own bars the colour of ours, where the person's theme is not that of the system. */
export function ThemeColor() {
  const { resolvedTheme } = useTheme();
  useEffect(() => {
    if (resolvedTheme === undefined) return;
    const surface = getComputedStyle(document.documentElement).getPropertyValue('--surface').trim();
    for (const meta of document.querySelectorAll('meta[name=theme-color]')) meta.setAttribute('content', surface);
  }, [resolvedTheme]);
  return null;
}
