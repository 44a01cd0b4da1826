import { count } from '@/lib/client/format';
import type { WebhookHealth } from '@/lib/schemas/webhook-health';

const WIDTH = 96;
const HEIGHT = 24;
const STEP = WIDTH / 24;
/** An hour with anything in it shows at least so much. */
const LEAST = 2;

/** `412 attempts in the last 24 hours, 14 failed`. */
export function healthSentence({ buckets }: WebhookHealth): string {
  const succeeded = buckets.reduce((sum, bucket) => sum + bucket.succeeded, 0);
  const failed = buckets.reduce((sum, bucket) => sum + bucket.failed, 0);
  if (succeeded + failed === 0) return 'No attempts in the last 24 hours';
  const all = `${count(succeeded + failed, 'attempt', 'attempts')} in the last 24 hours`;
  return failed === 0 ? `${all}, all succeeded` : `${all}, ${failed.toLocaleString('en')} failed`;
}

/**
 * Attempts per hour of the last day, the failed part on top. Beside it, in words for everybody: how many
 * failed, so that nothing is told by colour alone.
 */
export function HealthSparkline({ health }: { health: WebhookHealth }) {
  const { buckets } = health;
  const most = Math.max(1, ...buckets.map(({ succeeded, failed }) => succeeded + failed));
  const failed = buckets.reduce((sum, bucket) => sum + bucket.failed, 0);
  const total = buckets.reduce((sum, bucket) => sum + bucket.succeeded, failed);
  const tall = (n: number) => (n === 0 ? 0 : Math.max(LEAST, (n / most) * HEIGHT));
  return (
    <span className="flex w-24 flex-col gap-0.5" title={healthSentence(health)}>
      <svg role="img" aria-label={healthSentence(health)} width={WIDTH} height={HEIGHT} className="shrink-0">
        <line x1="0" x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} stroke="var(--line)" />
        {buckets.map((bucket, hour) => {
          const bad = tall(bucket.failed);
          const good = Math.min(tall(bucket.succeeded), HEIGHT - bad);
          return (
            <g key={bucket.at}>
              <rect x={hour * STEP} y={HEIGHT - good} width={STEP - 1} height={good} fill="var(--success)" />
              <rect x={hour * STEP} y={HEIGHT - good - bad} width={STEP - 1} height={bad} fill="var(--danger)" />
            </g>
          );
        })}
      </svg>
      <span aria-hidden className="text-xs whitespace-nowrap text-ink-3 tabular-nums">
        {total === 0 ? (
          'No attempts'
        ) : failed === 0 ? (
          'All succeeded'
        ) : (
          <span className="text-danger">{failedShare(failed, total)}</span>
        )}
      </span>
    </span>
  );
}

/** `3 % failed`; what is little is not told as nothing. */
function failedShare(failed: number, total: number): string {
  const percent = (failed / total) * 100;
  return percent < 1 ? '<1% failed' : `${Math.round(percent)}% failed`;
}
