'use client';

import { Countdown } from '@/components/ui/time/countdown';
import { Time } from '@/components/ui/time/time';
import { clockTime, count, countdown } from '@/lib/client/format';
import { useNow } from '@/lib/client/use-now';
import type { DeliveryDetail } from '@/lib/schemas/deliveries';

/** In a sentence: when the next attempt follows and when it gives up, or how it ended. */
export function WhatFollows({ delivery }: { delivery: DeliveryDetail }) {
  return (
    <p className="text-sm text-ink-2">
      <Sentence delivery={delivery} />
    </p>
  );
}

function Sentence({ delivery }: { delivery: DeliveryDetail }) {
  const now = useNow();
  const { status, attemptLog, attempts, dueAt, givesUpAt, why } = delivery;
  const [first, last] = [attemptLog[0], attemptLog.at(-1)];
  if (status === 'pending' && dueAt) {
    return (
      <>
        {attempts === 0 ? 'First' : 'Next'} attempt{' '}
        {Date.parse(dueAt) <= now ? (
          'is due now'
        ) : (
          <>
            <Countdown until={dueAt} /> ({now > 0 && clockTime(dueAt, now)})
          </>
        )}
        {givesUpAt && Date.parse(givesUpAt) > now && now > 0 && `, gives up at ${clockTime(givesUpAt, now)}`}.
      </>
    );
  }
  if (status === 'canceled') return <>{why.canceledBecause ?? 'It was canceled. No further attempt follows.'}</>;
  if (!first || !last) return <>No attempt was made.</>;
  if (status === 'succeeded') {
    const after = Date.parse(last.at) - Date.parse(first.at);
    return (
      <>
        Succeeded <Time at={last.at} relative />, with the{' '}
        {attemptLog.length === 1 ? 'first attempt' : `attempt ${last.number}, ${countdown(after)} after the first`}.
      </>
    );
  }
  if (status === 'rejected') return <>The receiver rejected it with 406, which is final: it is not tried again.</>;
  return (
    <>
      Gave up <Time at={last.at} relative />, after {count(attempts, 'attempt', 'attempts')}.
    </>
  );
}
