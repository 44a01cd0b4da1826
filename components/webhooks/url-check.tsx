'use client';

import { ArrowRightLeft, CircleAlert, CircleCheck, LoaderCircle, Lock, LockOpen, type LucideIcon } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import { errorMessage } from '@/lib/client/api-error';
import { useUrlCheck } from '@/lib/client/queries/url-check';
import type { UrlCheck as Check, CheckUrlInput } from '@/lib/schemas/url-check';
import { useDebounced } from './use-debounced';

const SETTLE_MS = 400;
const ICONS: Record<Check['notes'][number]['kind'], LucideIcon> = {
  credentials: Lock,
  insecure: LockOpen,
  skipped: ArrowRightLeft,
  skips: ArrowRightLeft,
};
/** Scheme and the begin of a host: before that there is nothing to say. */
const WORTH_CHECKING = /^\s*[a-z][a-z0-9+.-]*:\/\/[^/?#\s]/i;

/** What the server says of the URL that is being typed: whether saving would refuse it, and what else there is to know. */
export function UrlCheck({ id, input, hidden }: { id: string; input: CheckUrlInput; hidden: boolean }) {
  // Compared as text: the form makes a new object with each key that is pressed.
  const settled = useDebounced(JSON.stringify(input), SETTLE_MS);
  const asked = JSON.parse(settled) as CheckUrlInput;
  const isWorthIt = WORTH_CHECKING.test(input.url);
  const check = useUrlCheck(isWorthIt && WORTH_CHECKING.test(asked.url) ? asked : null);
  const isStale = settled !== JSON.stringify(input) || check.isFetching;
  return (
    <div id={id} aria-live="polite" aria-busy={isStale} className={cn('flex flex-col gap-1', isStale && 'opacity-60')}>
      {!hidden && isWorthIt && (
        <>
          {check.data ? <Verdict check={check.data} /> : check.isFetching && <Line icon={LoaderCircle}>Checking…</Line>}
          {check.error && !check.data && <Line icon={CircleAlert}>{errorMessage(check.error)}</Line>}
        </>
      )}
    </div>
  );
}

function Verdict({ check: { refusal, notes } }: { check: Check }) {
  if (refusal !== null) {
    return (
      <Line icon={CircleAlert} look="text-danger">
        {sentence(refusal)}
      </Line>
    );
  }
  return (
    <>
      <Line icon={CircleCheck} look="text-success">
        This URL can be used.
      </Line>
      {notes.map(({ kind, message }) => (
        <Line key={message} icon={ICONS[kind]} look={kind === 'credentials' ? 'text-ink-2' : 'text-warning'}>
          {message}
        </Line>
      ))}
    </>
  );
}

/** `host not found` as a sentence. */
function sentence(text: string): string {
  return `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
}

function Line({ icon: Icon, look = 'text-ink-3', children }: { icon: LucideIcon; look?: string; children: string }) {
  return (
    <p className={cn('flex items-start gap-1.5 text-sm', look)}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span className="min-w-0 break-words">{children}</span>
    </p>
  );
}
