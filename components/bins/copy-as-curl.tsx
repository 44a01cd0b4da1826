'use client';

import { Terminal } from 'lucide-react';
import { Button } from '@/components/ui/button/button';
import { toast } from '@/components/ui/toast/toast';
import { curlCommand } from '@/lib/client/curl-command';
import type { Bin, BinRequestDetail } from '@/lib/schemas/bins';
import { pathOf } from './bin-request-table';

/** Copies a command that sends the request again. */
export function CopyAsCurl({ bin, request }: { bin: Bin; request: BinRequestDetail }) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(curlCommand({ ...request, url: `${bin.url}${pathOf(request)}` }));
      toast.success(request.bodyCut ? 'Copied, with the part of the body that was kept.' : 'Copied.');
    } catch {
      toast.error('The browser does not allow copying here.');
    }
  };
  return (
    <Button size="sm" onClick={copy}>
      <Terminal aria-hidden />
      Copy as curl
    </Button>
  );
}
