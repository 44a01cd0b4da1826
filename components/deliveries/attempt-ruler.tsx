'use client';

import { CircleCheck, CircleX, RotateCw } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import { clockTime, duration } from '@/lib/client/format';
import { positionOf, rulerPositions } from '@/lib/client/ruler-scale';
import { useNow } from '@/lib/client/use-now';
import type { AttemptOutcome, DeliveryDetail } from '@/lib/schemas/deliveries';

const LOOKS: Record<AttemptOutcome, { icon: typeof CircleX; look: string; word: string }> = {
  succeeded: { icon: CircleCheck, look: 'bg-success-soft text-success', word: 'succeeded' },
  rejected: { icon: CircleX, look: 'bg-danger-soft text-danger', word: 'rejected' },
  retry: { icon: RotateCw, look: 'bg-warning-soft text-warning', word: 'failed' },
};
/** Neighbours keep this share of the axis between them. */
const MIN_GAP = 0.105;
/** As wide as a stop at least. */
const STOP_PX = 30;

interface Stop {
  number: number;
  at: string;
  past: DeliveryDetail['attemptLog'][number] | null;
}

interface AttemptRulerProps {
  delivery: DeliveryDetail;
  /** Number of the attempt that is shown below. */
  chosen: number | null;
  onChoose: (number: number) => void;
}

/**
 * The attempts along the axis of time: those that were made with what came of them, those to come hollow with when they
 * are due, and now between them. For screen readers a list of buttons that say the same in words.
 */
export function AttemptRuler({ delivery, chosen, onChoose }: AttemptRulerProps) {
  const now = useNow();
  const stops: Stop[] = [
    ...delivery.attemptLog.map((past) => ({ number: past.number, at: past.at, past })),
    ...delivery.schedule.map(({ number, dueAt }) => ({ number, at: dueAt, past: null })),
  ];
  if (stops.length === 0) return null;
  const times = stops.map(({ at }) => Date.parse(at));
  const positions = rulerPositions(times, MIN_GAP);
  const place = (fraction: number) => `${fraction * 100}%`;
  const nextAt = delivery.attemptLog.length;
  const nowAt = place(positionOf(now, times, positions));
  return (
    <div className="overflow-x-auto rounded-md border bg-sunken px-5 pt-3 pb-1 sm:px-7">
      <div className="relative h-13" style={{ minWidth: (stops.length - 1) * STOP_PX }}>
        <div aria-hidden className="absolute inset-x-0 top-3 h-0.5 -translate-y-1/2 bg-line sm:top-3.5" />
        {delivery.status === 'pending' && now > 0 && (
          <>
            <div
              aria-hidden
              className="absolute top-3 left-0 h-0.5 -translate-y-1/2 bg-line-strong sm:top-3.5"
              style={{ width: nowAt }}
            />
            <div aria-hidden className="absolute top-0 h-7 w-px bg-accent" style={{ left: nowAt }} />
          </>
        )}
        <ol aria-label="Attempts" className="absolute inset-0">
          {stops.map((stop, index) => (
            <li
              key={stop.number}
              className="absolute top-0 -translate-x-1/2"
              style={{ left: place(positions[index] ?? 0) }}
            >
              <button
                type="button"
                aria-pressed={stop.number === chosen}
                aria-label={spoken(stop, delivery, now)}
                title={spoken(stop, delivery, now)}
                className="group flex w-8 flex-col items-center gap-1 rounded-md pb-1 sm:w-10"
                onClick={() => onChoose(stop.number)}
              >
                <Dot stop={stop} chosen={stop.number === chosen} />
                <span
                  className={cn(
                    'text-xs leading-4 whitespace-nowrap tabular-nums',
                    stop.number === chosen ? 'font-semibold text-ink' : 'text-ink-2',
                    // On a phone there is room for the times of the next one and of the last.
                    !stop.past && index > nextAt && index < stops.length - 1 && 'max-sm:invisible',
                  )}
                >
                  {stop.past ? (stop.past.statusCode ?? 'Fault') : shortTime(stop.at, now)}
                </span>
              </button>
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}

function Dot({ stop, chosen }: { stop: Stop; chosen: boolean }) {
  const ring = chosen
    ? 'ring-2 ring-accent ring-offset-1 ring-offset-sunken'
    : 'group-hover:ring-2 group-hover:ring-line-strong';
  if (!stop.past) {
    return (
      <span
        aria-hidden
        className={cn(
          'flex size-6 items-center justify-center rounded-full border-2 border-dashed border-line-strong bg-surface text-xs text-ink-2 tabular-nums sm:size-7',
          ring,
        )}
      >
        {stop.number}
      </span>
    );
  }
  const { icon: Icon, look } = LOOKS[stop.past.outcome];
  return (
    <span aria-hidden className={cn('flex size-6 items-center justify-center rounded-full sm:size-7', look, ring)}>
      <Icon className="size-4" />
    </span>
  );
}

function spoken({ number, at, past }: Stop, { maxAttempts }: DeliveryDetail, now: number): string {
  const name = `Attempt ${number} of ${Math.max(maxAttempts, number)}`;
  if (!past) return `${name}, due at ${clockTime(at, now)}`;
  const answer = past.statusCode === null ? 'no answer' : `status ${past.statusCode}`;
  return `${name}, ${LOOKS[past.outcome].word}, ${answer}, ${duration(past.durationMs)}, at ${clockTime(at, now)}`;
}

/** `22:41`. */
function shortTime(iso: string, now: number): string {
  const at = new Date(iso);
  return now === 0 ? '' : `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`;
}
