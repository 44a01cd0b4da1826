'use client';

import { Link2 } from 'lucide-react';
import { CopyButton } from '@/components/ui/button/copy-button';
import { Time } from '@/components/ui/time/time';
import { answerConsequence, answerText } from '@/lib/client/bin-answer';
import { useCan } from '@/lib/client/queries/me';
import type { Bin } from '@/lib/schemas/bins';
import { BinAnswerForm } from './bin-answer-form';

/** The URL, how long it stays, and what it answers: changeable while requests come in. */
export function BinFacts({ bin }: { bin: Bin }) {
  const canChange = useCan('webhooks:write');
  return (
    <section aria-label="About this bin" className="rounded-lg border bg-surface">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 sm:px-5">
        <div className="flex min-w-0 flex-1 basis-80 items-center gap-2">
          <Link2 aria-hidden className="size-4 shrink-0 text-ink-3" />
          <code className="min-w-0 font-mono text-sm break-all">{bin.url}</code>
          <CopyButton label="Copy URL" text={bin.url} />
        </div>
        <p className="text-sm text-ink-2">
          Expires <Time at={bin.expiresAt} relative />
        </p>
      </div>
      <div className="border-t px-4 py-4 sm:px-5">
        {canChange ? (
          <BinAnswerForm bin={bin} />
        ) : (
          <p>
            <span className="text-ink-2">Answers </span>
            {answerText(bin.answer)}
            <span className="text-ink-2">. {answerConsequence(bin.answer)}</span>
          </p>
        )}
      </div>
    </section>
  );
}
