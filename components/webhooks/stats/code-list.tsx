import { OutcomeIcon } from '@/components/deliveries/outcome-icon';
import type { Stats } from '@/lib/schemas/stats';

/** Attempts by status: each with its share as a bar behind the figures. */
export function CodeList({ codes }: { codes: Stats['codes'] }) {
  const most = Math.max(1, ...codes.map(({ attempts }) => attempts));
  const all = codes.reduce((sum, { attempts }) => sum + attempts, 0);
  return (
    <section aria-label="Statuses" className="min-w-0">
      <h3 className="mb-2 text-sm font-medium">Statuses</h3>
      <ul className="grid gap-x-8 gap-y-1.5 sm:grid-cols-2">
        {codes.map(({ statusCode, outcome, attempts }) => (
          <li key={`${outcome} ${statusCode}`} className="flex items-center gap-2.5 text-sm">
            <OutcomeIcon outcome={outcome} />
            <span className="w-18 shrink-0 tabular-nums">{statusCode ?? 'No answer'}</span>
            <svg
              aria-hidden
              className="h-2 w-0 min-w-8 flex-1 rounded-full bg-hover"
              preserveAspectRatio="none"
              viewBox="0 0 100 1"
            >
              <rect width={Math.max(0.5, (attempts / most) * 100)} height="1" fill="var(--ink-3)" />
            </svg>
            <span className="w-14 shrink-0 text-right tabular-nums">{attempts.toLocaleString('en')}</span>
            <span className="w-11 shrink-0 text-right text-ink-3 tabular-nums">{percent(attempts, all)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function percent(part: number, whole: number): string {
  const share = (part / whole) * 100;
  return share > 0 && share < 1 ? '<1%' : `${Math.round(share)}%`;
}
