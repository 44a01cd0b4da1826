'use client';

import type { useListKeys } from '@/components/shell/keyboard/use-list-keys';
import { LoadError } from '@/components/shell/load-error';
import { Dialog, DialogBody } from '@/components/ui/dialog/dialog';
import { WalkButtons } from '@/components/ui/dialog/walk-buttons';
import { SkeletonRows } from '@/components/ui/states/skeleton';
import { useBinRequest } from '@/lib/client/queries/bins';
import type { Bin } from '@/lib/schemas/bins';
import { BinRequestBody } from './bin-request-body';
import { BinRequestFacts } from './bin-request-facts';
import { CopyAsCurl } from './copy-as-curl';
import { SignatureCheckCard } from './signature-check';

interface BinRequestDrawerProps {
  bin: Bin;
  /** Null while it is closed. */
  requestId: string | null;
  /** The requests beside it in the list, and what gets the focus when the drawer closes. */
  keys: ReturnType<typeof useListKeys>;
  onOpen: (id: string) => void;
  onClose: () => void;
}

/** One request along the right edge: what it was, what its signatures are worth, headers, body. */
export function BinRequestDrawer({ bin, requestId, keys, onOpen, onClose }: BinRequestDrawerProps) {
  const { previous, next, returnFocusTo } = keys;
  return (
    <Dialog
      open={requestId !== null}
      onOpenChange={onClose}
      title={`Request ${requestId ?? ''}`}
      side="right"
      returnFocusTo={returnFocusTo}
      actions={<WalkButtons previous={previous} next={next} onWalk={onOpen} of="request" />}
    >
      {requestId && <Content bin={bin} requestId={requestId} />}
    </Dialog>
  );
}

function Content({ bin, requestId }: { bin: Bin; requestId: string }) {
  const request = useBinRequest(bin.id, requestId);
  return (
    <DialogBody className="flex flex-col gap-6">
      {request.isPending && <SkeletonRows label="Loading the request" />}
      {request.isError && <LoadError error={request.error} onRetry={request.refetch} />}
      {request.data && (
        <>
          <BinRequestFacts bin={bin} request={request.data} />
          <section aria-label="Signatures" className="flex flex-col gap-2">
            <h3 className="font-semibold">Signatures</h3>
            <p className="text-sm text-ink-2">As they were when the request arrived.</p>
            <SignatureCheckCard name="Mailgun signature" check={request.data.checks.mailgun} />
            <SignatureCheckCard name="Standard Webhooks" check={request.data.checks.standardWebhooks} />
          </section>
          <BinRequestBody request={request.data} />
          <section aria-label="Headers" className="flex flex-col gap-2">
            <div className="flex items-center justify-between gap-2">
              <h3 className="font-semibold">Headers</h3>
              <CopyAsCurl bin={bin} request={request.data} />
            </div>
            <Headers headers={request.data.headers} />
          </section>
        </>
      )}
    </DialogBody>
  );
}

function Headers({ headers }: { headers: { name: string; value: string }[] }) {
  return (
    <dl className="divide-y rounded-md border font-mono text-xs">
      {headers.map(({ name, value }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: names repeat, and the list never changes
        <div key={index} className="grid gap-x-4 px-3 py-1.5 sm:grid-cols-[12rem_minmax(0,1fr)]">
          <dt className="text-ink-3 break-all">{name}</dt>
          <dd className="break-all">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
