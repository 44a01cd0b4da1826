'use client';

import { CircleCheck } from 'lucide-react';
import { SendEventHint } from '@/components/deliveries/send-event-hint';
import { Time } from '@/components/ui/time/time';
import { useLastSuccess } from '@/lib/client/queries/failure-logs';

/** Nothing has failed: a calm line that says when something last went well, or how to begin. */
export function NoFailures() {
  const last = useLastSuccess().data;
  const at = last?.lastAttempt?.at;
  return (
    <div className="flex flex-col gap-4 p-4">
      <p
        role="status"
        className="flex flex-wrap items-center gap-x-2 gap-y-1 rounded-md bg-success-soft px-3 py-2.5 text-success"
      >
        <CircleCheck aria-hidden className="size-4 shrink-0" />
        <span className="font-medium">No failed attempts.</span>
        {at && (
          <span className="text-ink">
            The last delivery succeeded <Time at={at} relative />.
          </span>
        )}
      </p>
      {last === null && <SendEventHint />}
      {last !== null && (
        <p className="px-1 text-sm text-ink-3">Each attempt that is not answered with 200 will be listed here.</p>
      )}
    </div>
  );
}
