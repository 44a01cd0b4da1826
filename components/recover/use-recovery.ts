'use client';

import { useEffect, useRef, useState } from 'react';
import { addRecovery, NOTHING_RECOVERED } from '@/lib/client/add-recovery';
import { errorMessage } from '@/lib/client/api-error';
import {
  type RecoverTarget,
  recoverBody,
  recoverPage,
  useAfterRecovery,
} from '@/lib/client/queries/recover-deliveries';
import type { RecoverResult } from '@/lib/schemas/recover';

/**
 * counting: the dry run reads page after page · ready: it has said what would be sent · sending: pages are being sent ·
 * paused: between two pages, by the person or by an error; goes on behind the last page that was answered · done.
 */
export type RecoveryPhase = 'counting' | 'ready' | 'sending' | 'paused' | 'done';

interface Recovery {
  phase: RecoveryPhase;
  /** Whether the dry run has come to its end. */
  counted: boolean;
  plan: RecoverResult;
  sent: RecoverResult;
  error: string | null;
}
const START: Recovery = {
  phase: 'counting',
  counted: false,
  plan: NOTHING_RECOVERED,
  sent: NOTHING_RECOVERED,
  error: null,
};

/**
 * A recovery of many deliveries, page after page: first as a dry run, then in earnest. It is paused between two pages, and
 * goes on behind the last one that was answered. A page that is asked for twice, or a recovery that is begun anew,
 * sends nothing twice: what is on its way already is skipped.
 */
export function useRecovery(target: RecoverTarget) {
  const [state, setState] = useState(START);
  const [body] = useState(() => recoverBody(target));
  const running = useRef({ stopped: true });
  const refresh = useAfterRecovery();

  async function run(dryRun: boolean, from: RecoverResult) {
    running.current.stopped = true;
    const mine = { stopped: false };
    running.current = mine;
    const change = (changes: Partial<Recovery>) => setState((before) => ({ ...before, ...changes }));
    change({ phase: dryRun ? 'counting' : 'sending', error: null });
    let sum = from;
    try {
      do {
        sum = addRecovery(sum, await recoverPage(body, { dryRun, cursor: sum.nextCursor }));
        change(dryRun ? { plan: sum } : { sent: sum });
      } while (sum.nextCursor !== null && !mine.stopped);
      if (sum.nextCursor !== null) return;
      change(dryRun ? { phase: 'ready', counted: true } : { phase: 'done' });
    } catch (error) {
      change({ phase: 'paused', error: errorMessage(error) });
    } finally {
      if (!dryRun) refresh();
    }
  }

  const count = () => void run(true, NOTHING_RECOVERED);
  const countOnce = useRef(count);
  useEffect(() => {
    countOnce.current();
    return () => {
      running.current.stopped = true;
    };
  }, []);

  return {
    ...state,
    count,
    send: () => void run(false, state.sent),
    pause: () => {
      running.current.stopped = true;
      setState((before) => ({ ...before, phase: 'paused' }));
    },
  };
}
