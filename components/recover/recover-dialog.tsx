'use client';

import { useState } from 'react';
import { Dialog } from '@/components/ui/dialog/dialog';
import type { RecoverTarget } from '@/lib/client/queries/recover-deliveries';
import { RecoverChoice } from './recover-choice';
import { RecoverRun } from './recover-run';

interface RecoverDialogProps {
  open: boolean;
  onClose: () => void;
  target: RecoverTarget;
  /** The webhook that the list is narrowed to: events that it missed can be recovered, too. */
  webhookId?: string | null;
  /** Called once all of it has been sent. */
  onDone?: () => void;
}

/** Sends many deliveries again: says first what that would do, then does it in sight, and can be paused. */
export function RecoverDialog({ open, onClose, target, webhookId = null, onDone }: RecoverDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onClose}
      title="Recover deliveries"
      description="Each event is sent to its webhook once more, with all its attempts."
    >
      <Content target={target} webhookId={webhookId} onClose={onClose} onDone={onDone} />
    </Dialog>
  );
}

type ContentProps = Required<Pick<RecoverDialogProps, 'target' | 'webhookId' | 'onClose'>> & {
  onDone: (() => void) | undefined;
};

function Content({ target, webhookId, onClose, onDone }: ContentProps) {
  // What is recovered must not change with the list behind the dialog.
  const [from] = useState(target);
  const [missed, setMissed] = useState(false);
  const chosen = missed && webhookId && 'filters' in from ? { ...from, missedBy: webhookId } : from;
  return (
    <RecoverRun key={String(missed)} target={chosen} onClose={onClose} onDone={onDone}>
      {webhookId && 'filters' in from && <RecoverChoice missed={missed} onChange={setMissed} />}
    </RecoverRun>
  );
}
