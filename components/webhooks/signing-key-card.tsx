'use client';

import { Code, Eye, EyeOff, KeyRound, RefreshCw } from 'lucide-react';
import { useId, useState } from 'react';
import { LoadError } from '@/components/shell/load-error';
import { Button } from '@/components/ui/button/button';
import { CopyButton } from '@/components/ui/button/copy-button';
import { lazily } from '@/components/ui/lazily';
import { Skeleton } from '@/components/ui/states/skeleton';
import { useCan } from '@/lib/client/queries/me';
import { useRevealSigningKey, useSigningKey } from '@/lib/client/queries/signing-key';

// Most visits do not open it: its code comes when it is opened.
const ReceiverPanel = lazily(
  () => import('./receivers/receiver-panel').then((module) => module.ReceiverPanel),
  <Skeleton className="h-96" />,
);

const RegenerateKeyDialog = lazily(() =>
  import('./regenerate-key-dialog').then((module) => module.RegenerateKeyDialog),
);

/** The HTTP webhook signing key. Not there for whoever may not see it. */
export function SigningKeyCard() {
  return useCan('signing-key:read') ? <VisibleCard /> : null;
}

function VisibleCard() {
  const key = useSigningKey();
  const reveal = useRevealSigningKey();
  // Null until it is asked for the first time.
  const [regenerating, setRegenerating] = useState<boolean | null>(null);
  const [verifying, setVerifying] = useState(false);
  const panelId = useId();
  const shown = reveal.data;
  const whole = async () => (shown ?? (await reveal.mutateAsync())).key ?? '';

  return (
    <section aria-labelledby="signing-key" className="rounded-lg border bg-surface px-4 py-3 sm:px-5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="flex items-center gap-2.5">
          <KeyRound aria-hidden className="size-4 text-ink-3" />
          <h2 id="signing-key" className="font-medium">
            HTTP webhook signing key
          </h2>
        </div>
        <div className="flex min-w-0 flex-1 basis-64 items-center gap-1">
          {key.data || shown ? (
            <code className="min-w-0 font-mono text-sm break-all text-ink-2">{shown?.key ?? key.data?.masked}</code>
          ) : (
            <Skeleton className="w-48" />
          )}
          <CopyButton label="Copy signing key" text={whole} />
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <Button size="sm" busy={reveal.isPending} onClick={() => (shown ? reveal.reset() : reveal.mutate())}>
            {shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
            {shown ? 'Hide' : 'Reveal'}
          </Button>
          <Button
            size="sm"
            aria-expanded={verifying}
            aria-controls={verifying ? panelId : undefined}
            onClick={() => setVerifying(!verifying)}
          >
            <Code aria-hidden />
            Verify in your code
          </Button>
          {key.data?.canRegenerate && (
            <Button size="sm" variant="dangerGhost" onClick={() => setRegenerating(true)}>
              <RefreshCw aria-hidden />
              Regenerate
            </Button>
          )}
        </div>
      </div>
      {shown?.standardWebhooksSecret && (
        <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 border-t pt-2 text-sm">
          <span className="text-ink-2">Standard Webhooks secret</span>
          <span className="flex min-w-0 flex-1 basis-64 items-center gap-1">
            <code className="min-w-0 font-mono text-sm break-all text-ink-2">{shown.standardWebhooksSecret}</code>
            <CopyButton label="Copy Standard Webhooks secret" text={shown.standardWebhooksSecret} />
          </span>
        </div>
      )}
      {(key.error ?? reveal.error) && (
        <LoadError error={key.error ?? reveal.error} onRetry={() => (key.error ? key.refetch() : reveal.mutate())} />
      )}
      {verifying && (
        <section id={panelId} aria-label="Verify in your code" className="mt-3 border-t pt-3">
          <ReceiverPanel revealed={shown !== undefined} revealing={reveal.isPending} onReveal={() => reveal.mutate()} />
        </section>
      )}
      {regenerating !== null && (
        <RegenerateKeyDialog open={regenerating} onOpenChange={setRegenerating} onDone={reveal.reset} />
      )}
    </section>
  );
}
