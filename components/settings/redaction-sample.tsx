import { ScrollingText } from '@/components/ui/code-block';
import type { Configuration } from '@/lib/schemas/configuration';

/** A sample event before and after redaction, side by side, with what the one changes of the other marked. */
export function RedactionSample({ before, after }: NonNullable<Configuration['redactPiiSample']>) {
  const [off, on] = [linesOf(before), linesOf(after)];
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <Sample title="Off: as it is" lines={off} others={on} className="bg-warning-soft text-warning" />
      <Sample title="On: redacted" lines={on} others={off} className="bg-success-soft text-success" />
    </div>
  );
}

/** One entry a line: the shape of an event stays, so that lines with the same number belong together. */
const linesOf = (event: object) => JSON.stringify(event, null, 2).split('\n');

interface SampleProps {
  title: string;
  lines: string[];
  others: string[];
  /** Of the values that differ. */
  className: string;
}

function Sample({ title, lines, others, className }: SampleProps) {
  return (
    <figure className="min-w-0">
      <figcaption className="mb-1 text-sm text-ink-3">{title}</figcaption>
      <ScrollingText label={`Sample event, ${title}`} className="whitespace-pre">
        {lines.map((line, number) => {
          const [, start = line, value = '', end = ''] = /^(.*?: )(".*")(,?)$/.exec(line) ?? [];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines are never moved
            <span key={number} className="block">
              {start}
              {line === others[number] ? value : <mark className={className}>{value}</mark>}
              {end}
            </span>
          );
        })}
      </ScrollingText>
    </figure>
  );
}
