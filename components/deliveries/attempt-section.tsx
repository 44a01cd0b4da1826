'use client';

import type { DeliveryDetail } from '@/lib/schemas/deliveries';
import { AttemptDetail } from './attempt-detail';
import { AttemptRuler } from './attempt-ruler';
import { useOpenDelivery } from './use-open-delivery';
import { WhatFollows } from './what-follows';

/** All attempts on a time axis, and the one that is chosen in full: the last one unless another is. */
export function AttemptSection({ delivery }: { delivery: DeliveryDetail }) {
  const { attemptLog, schedule } = delivery;
  const { attempt, showAttempt } = useOpenDelivery();
  const known = [...attemptLog, ...schedule].some(({ number }) => number === attempt);
  const shown = known ? attempt : (attemptLog.at(-1)?.number ?? schedule[0]?.number ?? null);
  return (
    <section aria-labelledby="attempts" className="flex flex-col gap-3">
      <div>
        <h3 id="attempts" className="font-medium">
          Attempts
        </h3>
        <WhatFollows delivery={delivery} />
      </div>
      <AttemptRuler delivery={delivery} chosen={shown} onChoose={showAttempt} />
      {shown !== null && <AttemptDetail key={shown} delivery={delivery} number={shown} />}
    </section>
  );
}
