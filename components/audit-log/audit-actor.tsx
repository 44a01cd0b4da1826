import { KeyRound, UserRound } from 'lucide-react';
import type { AuditEntry } from '@/lib/schemas/audit-log';

/** Who did it, person or key, and where they belong when that is another account than the one that was changed. */
export function AuditActor({ entry }: { entry: AuditEntry }) {
  const { actor, account } = entry;
  const Icon = actor.kind === 'key' ? KeyRound : UserRound;
  const detail = actor.kind === 'key' && actor.detail ? `${actor.detail}…` : actor.detail;
  return (
    <span className="flex min-w-0 items-start gap-2">
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-3" />
      <span className="min-w-0">
        <span className="block wrap-anywhere">
          <span className="sr-only">{actor.kind === 'key' ? 'API key ' : ''}</span>
          {actor.name}
        </span>
        {detail && <span className="block text-xs break-all text-ink-3">{detail}</span>}
        {actor.account.id !== account.id && (
          <span className="block text-xs wrap-anywhere text-ink-3">
            {actor.account.name}, on behalf of {account.name}
          </span>
        )}
      </span>
    </span>
  );
}
