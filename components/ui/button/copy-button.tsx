'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { toast } from '@/components/ui/toast/toast';
import { Button } from './button';

/** Copies `text`, or what `text()` brings. `label` says what is copied: `Copy URL`. */
export function CopyButton({ text, label }: { text: string | (() => Promise<string>); label: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1_500);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(typeof text === 'string' ? text : await text());
      setCopied(true);
    } catch {
      toast.error('The browser does not allow copying here. Select the text and copy it by hand.');
    }
  }

  return (
    <Button variant="ghost" size="icon" aria-label={copied ? 'Copied' : label} title={label} onClick={copy}>
      {copied ? <Check aria-hidden className="text-success" /> : <Copy aria-hidden />}
    </Button>
  );
}
