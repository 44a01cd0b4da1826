import { duration } from '@/lib/client/format';
import type { AttemptTiming } from '@/lib/schemas/deliveries';

const PHASES: [key: Exclude<keyof AttemptTiming, 'queueMs'>, name: string, look: string][] = [
  ['dnsMs', 'DNS', 'bg-info'],
  ['connectMs', 'TCP', 'bg-accent'],
  ['tlsMs', 'TLS', 'bg-warning'],
  ['firstByteMs', 'First byte', 'bg-success'],
  ['bodyMs', 'Body', 'bg-ink-3'],
];

/** An attempt begins a few milliseconds after it is due. */
const WORTH_SAYING_MS = 100;

/** Where the time of an attempt went: each phase begins where the one before it ended. */
export function TimingWaterfall({ timing, durationMs }: { timing: AttemptTiming; durationMs: number }) {
  const known = PHASES.flatMap(([key, name, look]) => {
    const ms = timing[key];
    return ms === null ? [] : [{ name, look, ms }];
  });
  if (known.length === 0) return null;
  const total = Math.max(
    durationMs,
    known.reduce((sum, { ms }) => sum + ms, 0),
    1,
  );
  let begun = 0;
  const bars = known.map((phase) => {
    const start = begun;
    begun += phase.ms;
    return { ...phase, start };
  });
  const late = timing.queueMs !== null && timing.queueMs >= WORTH_SAYING_MS ? timing.queueMs : null;
  const kept = timing.connectMs === null && timing.firstByteMs !== null;
  return (
    <div className="flex flex-col gap-1">
      <ol aria-label="Timing" className="flex flex-col gap-1 text-xs">
        {bars.map(({ name, look, ms, start }) => (
          <li key={name} className="grid grid-cols-[4.5rem_minmax(0,1fr)_4rem] items-center gap-2">
            <span className="text-ink-2">{name}</span>
            <span aria-hidden className="relative h-2.5 rounded-sm bg-hover">
              <span
                className={`absolute inset-y-0 min-w-0.5 rounded-sm ${look}`}
                style={{ left: `${(start / total) * 100}%`, width: `${(ms / total) * 100}%` }}
              />
            </span>
            <span className="text-right text-ink-2 tabular-nums">{duration(ms)}</span>
          </li>
        ))}
      </ol>
      {(kept || late !== null) && (
        <p className="text-xs text-ink-3">
          {kept && 'Sent over a connection that was open already. '}
          {late !== null && `Began ${duration(late)} after it was due.`}
        </p>
      )}
    </div>
  );
}
