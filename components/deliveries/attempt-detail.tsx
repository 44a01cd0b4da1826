'use client';

import { CalendarClock, GitCompareArrows } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button/button';
import { CodeBlock } from '@/components/ui/code-block';
import { Select } from '@/components/ui/field/select';
import { Countdown } from '@/components/ui/time/countdown';
import { Time } from '@/components/ui/time/time';
import { prettyJson } from '@/lib/client/pretty-json';
import type { DeliveryDetail } from '@/lib/schemas/deliveries';
import { AttemptDiff } from './attempt-diff';
import { AttemptFacts } from './attempt-facts';
import { TimingWaterfall } from './timing-waterfall';

/** One attempt in full, made or to come: what came of it, where its time went, what was answered. */
export function AttemptDetail({ delivery, number }: { delivery: DeliveryDetail; number: number }) {
  const { attemptLog, maxAttempts, schedule, url } = delivery;
  const attempt = attemptLog.find((each) => each.number === number);
  const due = schedule.find((each) => each.number === number)?.dueAt;
  return (
    <section aria-label={`Attempt ${number}`} className="flex flex-col gap-3 rounded-md border p-3">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm">
        <span className="font-medium">
          Attempt {number} of {Math.max(maxAttempts, number)}
        </span>
        {attempt && (
          <span className="text-ink-3">
            <Time at={attempt.at} />
          </span>
        )}
      </p>
      {!attempt && due && (
        <p className="flex flex-wrap items-center gap-2 text-sm text-ink-2">
          <CalendarClock aria-hidden className="size-4 text-info" />
          <span>
            Due <Countdown until={due} />, if the attempts before it fail at once.
          </span>
        </p>
      )}
      {attempt && (
        <>
          <AttemptFacts {...attempt} />
          {attempt.url !== url && (
            <p className="text-sm text-ink-3">
              Sent to <code className="font-mono break-all">{attempt.url}</code>
            </p>
          )}
          {attempt.timing && <TimingWaterfall timing={attempt.timing} durationMs={attempt.durationMs} />}
          {attempt.answer && (
            <CodeBlock
              label={`Answer to attempt ${number}`}
              text={prettyJson(attempt.answer)}
              copyText={attempt.answer}
            />
          )}
          {attempt.statusCode !== null && !attempt.answer && (
            <p className="text-sm text-ink-3">The answer had no body.</p>
          )}
          <Compare delivery={delivery} number={number} />
        </>
      )}
    </section>
  );
}

function Compare({ delivery, number }: { delivery: DeliveryDetail; number: number }) {
  const others = delivery.attemptLog.filter((each) => each.number !== number);
  const [against, setAgainst] = useState<number | null>(null);
  const before = others.at(-1);
  if (!before) return null;
  if (against === null) {
    return (
      <div>
        <Button
          size="sm"
          onClick={() => setAgainst((others.find((each) => each.number === number - 1) ?? before).number)}
        >
          <GitCompareArrows aria-hidden />
          Compare with another attempt
        </Button>
      </div>
    );
  }
  const one = delivery.attemptLog.find((each) => each.number === against);
  const two = delivery.attemptLog.find((each) => each.number === number);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <Select
          aria-label="Compare with"
          className="w-40"
          value={against}
          onChange={({ target }) => setAgainst(Number(target.value))}
        >
          {others.map((each) => (
            <option key={each.number} value={each.number}>
              Attempt {each.number}
            </option>
          ))}
        </Select>
        <Button variant="ghost" size="sm" onClick={() => setAgainst(null)}>
          Close the comparison
        </Button>
      </div>
      {one && two && <AttemptDiff before={one} after={two} />}
    </div>
  );
}
