import type { ReactNode } from 'react';
import { Time } from '@/components/ui/time/time';
import { statusText } from '@/lib/client/bin-answer';
import { fileSize } from '@/lib/client/file-size';
import type { Bin, BinRequestDetail } from '@/lib/schemas/bins';
import { pathOf } from './bin-request-table';

export function BinRequestFacts({ bin, request }: { bin: Bin; request: BinRequestDetail }) {
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-2 max-sm:grid-cols-1 max-sm:gap-y-0.5">
      <Fact name="Request">
        <span className="font-mono text-sm break-all">
          {request.method} {bin.url}
          {pathOf(request)}
        </span>
      </Fact>
      <Fact name="Arrived">
        <Time at={request.receivedAt} />
        {request.remoteAddress && <span className="text-ink-2"> from {request.remoteAddress}</span>}
      </Fact>
      <Fact name="Answered">{request.answered === null ? 'Nothing' : statusText(request.answered)}</Fact>
      <Fact name="Body">
        {fileSize(request.bodyBytes)}
        {request.contentType && <span className="text-ink-2"> of {request.contentType}</span>}
      </Fact>
      {request.checks.event && <Fact name="Event">{request.checks.event}</Fact>}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-sm text-ink-3">{name}</dt>
      <dd className="min-w-0 break-words max-sm:mb-1.5">{children}</dd>
    </>
  );
}
