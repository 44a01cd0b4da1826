import { CalendarClock } from 'lucide-react';
import { CodeBlock } from '@/components/ui/code-block';
import { Time } from '@/components/ui/time';
import type { DeliveryDetail } from '@/lib/schemas/deliveries';
import { AttemptFacts } from './attempt-facts';

/** Every attempt in the order of time, and when the next one is due. */
export function AttemptLog({ delivery }: { delivery: DeliveryDetail }) {
  const { attemptLog, maxAttempts, dueAt, status } = delivery;
  return (
    <section aria-labelledby="attempts">
      <h3 id="attempts" className="mb-2 font-medium">
        Attempts
      </h3>
      <ol className="relative flex flex-col gap-4 border-l pl-4">
        {attemptLog.map((attempt) => (
          <li key={`${attempt.number} ${attempt.at}`} className="flex flex-col gap-1.5">
            <p className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm">
              <span className="font-medium">
                Attempt {attempt.number} of {Math.max(maxAttempts, attempt.number)}
              </span>
              <span className="text-ink-3">
                <Time at={attempt.at} />
              </span>
            </p>
            <AttemptFacts
              outcome={attempt.outcome}
              statusCode={attempt.statusCode}
              durationMs={attempt.durationMs}
              reason={attempt.reason}
            />
            {attempt.url !== delivery.url && (
              <p className="text-sm text-ink-3">
                Sent to <code className="font-mono break-all">{attempt.url}</code>
              </p>
            )}
            {attempt.answer && <CodeBlock label={`Answer to attempt ${attempt.number}`} text={attempt.answer} />}
          </li>
        ))}
        {status === 'pending' && dueAt && (
          <li className="flex items-center gap-2 text-sm text-ink-2">
            <CalendarClock aria-hidden className="size-4 text-info" />
            {attemptLog.length === 0 ? 'First' : 'Next'} attempt <Time at={dueAt} due />
          </li>
        )}
        {status !== 'pending' && attemptLog.length === 0 && (
          <li className="text-sm text-ink-3">No attempt was made.</li>
        )}
      </ol>
    </section>
  );
}
