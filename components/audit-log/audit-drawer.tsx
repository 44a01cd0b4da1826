'use client';

import { ListFilter } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { LoadError } from '@/components/shell/load-error';
import { Button } from '@/components/ui/button/button';
import { CopyButton } from '@/components/ui/button/copy-button';
import { Dialog, DialogBody, DialogFooter } from '@/components/ui/dialog/dialog';
import { type Walk, WalkButtons } from '@/components/ui/dialog/walk-buttons';
import { SkeletonRows } from '@/components/ui/states/skeleton';
import { Time } from '@/components/ui/time/time';
import { useAuditEntry } from '@/lib/client/queries/audit-log';
import { AUDIT_ACTION_LABELS, AUDIT_TARGET_LABELS } from '@/lib/schemas/audit-actions';
import type { AuditEntry } from '@/lib/schemas/audit-log';
import { AuditActor } from './audit-actor';
import { FactDiff } from './fact-diff';

interface AuditDrawerProps {
  /** The entry that is open; null for none. */
  id: string | null;
  walk: Walk;
  onClose: () => void;
  /** Gets the focus when it closes. */
  returnFocusTo: RefObject<HTMLElement | null>;
  /** Narrows the list to a target or an actor. */
  onNarrow: (filter: { target: string } | { actor: string }) => void;
}

/** One entry: who, what, when, from where, and what it was before and after. */
export function AuditDrawer({ id, walk, onClose, returnFocusTo, onNarrow }: AuditDrawerProps) {
  const { data: entry, isError, error, refetch } = useAuditEntry(id);
  return (
    <Dialog
      open={id !== null}
      onOpenChange={(open) => !open && onClose()}
      side="right"
      returnFocusTo={returnFocusTo}
      title={entry ? AUDIT_ACTION_LABELS[entry.action] : 'Audit log entry'}
      description={entry?.target.name}
      actions={<WalkButtons {...walk} of="entry" />}
    >
      <DialogBody className="flex flex-col gap-6">
        {isError && <LoadError error={error} onRetry={refetch} />}
        {!entry && !isError && <SkeletonRows rows={4} label="Loading the entry" />}
        {entry && (
          <>
            <Facts entry={entry} />
            <section aria-labelledby="audit-changes">
              <h3 id="audit-changes" className="mb-1 font-semibold">
                What changed
              </h3>
              <FactDiff before={entry.before} after={entry.after} />
            </section>
          </>
        )}
      </DialogBody>
      {entry && (
        <DialogFooter>
          <Button onClick={() => onNarrow({ actor: entry.actor.id })}>
            <ListFilter aria-hidden />
            All of {entry.actor.name}
          </Button>
          <Button onClick={() => onNarrow({ target: entry.target.id })}>
            <ListFilter aria-hidden />
            History of this {AUDIT_TARGET_LABELS[entry.target.kind].toLowerCase().replace('api', 'API')}
          </Button>
        </DialogFooter>
      )}
    </Dialog>
  );
}

function Facts({ entry }: { entry: AuditEntry }) {
  const { account, target, address, region, at } = entry;
  return (
    <dl className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-3 gap-y-2">
      <Fact name="When">
        <Time at={at} />
      </Fact>
      <Fact name="Who">
        <AuditActor entry={entry} />
      </Fact>
      <Fact name="Address">{address ?? <span className="text-ink-3">Not known</span>}</Fact>
      <Fact name="Account">{account.name}</Fact>
      <Fact name="Region">{region.toUpperCase()}</Fact>
      <Fact name={AUDIT_TARGET_LABELS[target.kind]}>
        <span className="flex items-center gap-1">
          <code className="min-w-0 font-mono break-all">{target.id}</code>
          <span className="-my-1.5">
            <CopyButton text={target.id} label="Copy the target's id" />
          </span>
        </span>
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}
