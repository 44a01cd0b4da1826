import { cn } from '@/components/ui/cn';
import type { AuditEntry } from '@/lib/schemas/audit-log';
import { factItems, factName } from './fact-words';

type Facts = Pick<AuditEntry, 'before' | 'after'>;

/** What an entry says of its target: the two sides of a change, or the one that there is. */
export function FactDiff({ before, after }: Facts) {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  if (names.length === 0) return <p className="text-ink-3">Nothing more is recorded of it.</p>;
  const isChange = before !== null && after !== null;
  return (
    <table aria-label="What changed" className="w-full table-fixed border-collapse text-left">
      <thead className="border-b text-xs text-ink-3">
        <tr>
          <th scope="col" className="w-1/4 py-2 pr-3 font-medium max-sm:w-1/3">
            What
          </th>
          {isChange && (
            <th scope="col" className="py-2 pr-3 font-medium">
              Before
            </th>
          )}
          <th scope="col" className="py-2 font-medium">
            {isChange ? 'After' : before === null ? 'Value' : 'Was'}
          </th>
        </tr>
      </thead>
      <tbody className="divide-y">
        {names.map((name) => (
          <tr key={name} className="align-top">
            <th scope="row" className="py-2 pr-3 font-medium break-words">
              {factName(name)}
            </th>
            {isChange && <Side value={before[name]} other={after[name]} side="before" />}
            {isChange && <Side value={after[name]} other={before[name]} side="after" />}
            {!isChange && <Side value={(after ?? before)?.[name]} other={undefined} side={null} />}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const MARKS = {
  before: { className: 'bg-danger-soft text-danger line-through decoration-danger/50', word: 'removed' },
  after: { className: 'bg-success-soft text-success', word: 'added' },
};

/** One side's value. What only this side has is marked by colour and by a stroke or none, and said to screen readers. */
function Side({ value, other, side }: { value: unknown; other: unknown; side: keyof typeof MARKS | null }) {
  const items = factItems(value, other);
  return (
    <td className="py-2 pr-3 font-mono text-xs">
      {items.length === 0 && <span className="font-sans text-ink-3">Not there</span>}
      <ul className="flex flex-col items-start gap-1">
        {items.map(({ text, changed }) => {
          const mark = changed && side !== null ? MARKS[side] : null;
          return (
            <li key={text} className={cn('rounded-sm px-1 leading-5 break-all whitespace-pre-wrap', mark?.className)}>
              {mark && Array.isArray(value) && <span className="sr-only">{mark.word}: </span>}
              {text}
            </li>
          );
        })}
      </ul>
    </td>
  );
}
