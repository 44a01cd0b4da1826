'use client';

import { CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button/button';
import { DialogBody, DialogFooter } from '@/components/ui/dialog/dialog';
import { Alert } from '@/components/ui/states/alert';
import { Progress } from '@/components/ui/states/progress';
import { Skeleton } from '@/components/ui/states/skeleton';
import { recoverable } from '@/lib/client/add-recovery';
import { count } from '@/lib/client/format';
import type { RecoverTarget } from '@/lib/client/queries/recover-deliveries';
import { RecoverPlan } from './recover-plan';
import { useRecovery } from './use-recovery';

interface RecoverRunProps {
  target: RecoverTarget;
  onClose: () => void;
  onDone: (() => void) | undefined;
  /** Shown until sending begins. */
  children: ReactNode;
}

/** One recovery from the dry run to its end. */
export function RecoverRun({ target, onClose, onDone, children }: RecoverRunProps) {
  const recovery = useRecovery(target);
  const { phase, plan, sent, error, counted } = recovery;
  const total = recoverable(plan);
  const started = phase === 'sending' || phase === 'done' || (phase === 'paused' && counted);
  const done = recoverable(sent);
  const finish = () => {
    onDone?.();
    onClose();
  };
  return (
    <>
      <DialogBody className="flex flex-col gap-4">
        {!started && children}
        {!started && plan.matched === 0 && phase === 'counting' && <Skeleton className="w-2/3" />}
        {!started && (plan.matched > 0 || phase === 'ready') && (
          <RecoverPlan plan={plan} complete={phase === 'ready'} />
        )}
        {started && (
          <div className="flex flex-col gap-2">
            <Progress label="Recovered deliveries" done={phase === 'done' ? total : done} total={total} />
            <p role="status" className="text-sm text-ink-2 tabular-nums">
              {phase === 'paused' && 'Paused: '}
              {done.toLocaleString('en')} of {count(total, 'delivery', 'deliveries')}
            </p>
            {phase !== 'done' && (
              <p className="text-sm text-ink-3">
                Stop whenever you like. What was sent stays sent, and a new recovery goes on with what is left.
              </p>
            )}
          </div>
        )}
        {phase === 'done' && (
          <p className="flex items-center gap-2 text-success">
            <CircleCheck aria-hidden className="size-4" />
            {count(sent.recovered, 'delivery is', 'deliveries are')} on the way again.
          </p>
        )}
        {error && <Alert tone="danger">{error}</Alert>}
      </DialogBody>
      <DialogFooter>
        {phase === 'done' ? (
          <Button variant="primary" onClick={finish}>
            Done
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{started ? 'Stop' : 'Cancel'}</Button>
            {phase === 'sending' && <Button onClick={recovery.pause}>Pause</Button>}
            {phase === 'paused' && (
              <Button variant="primary" onClick={counted ? recovery.send : recovery.count}>
                {counted ? 'Resume' : 'Try again'}
              </Button>
            )}
            {(phase === 'counting' || phase === 'ready') && (
              <Button variant="primary" busy={phase === 'counting'} disabled={total === 0} onClick={recovery.send}>
                {total > 0 ? `Recover ${count(total, 'delivery', 'deliveries')}` : 'Nothing to recover'}
              </Button>
            )}
          </>
        )}
      </DialogFooter>
    </>
  );
}
