import { ScrollingText } from '@/components/ui/code-block';

const REDACTED = '[REDACTED]';

/** A shortened event, as lines: what stands before the value, the value, and whether redaction replaces it. */
const LINES: { text: string; value?: string; personal?: boolean; after?: string }[] = [
  { text: '{' },
  { text: '  "event": ', value: 'delivered', after: ',' },
  { text: '  "recipient": ', value: 'ada@customer.example', personal: true, after: ',' },
  { text: '  "ip": ', value: '198.51.100.7', personal: true, after: ',' },
  { text: '  "envelope": { "targets": ', value: 'ada@customer.example', personal: true, after: ' },' },
  { text: '  "message": {' },
  { text: '    "headers": {' },
  { text: '      "to": ', value: 'ada@customer.example', personal: true, after: ',' },
  { text: '      "message-id": ', value: '20261120101112.4c1b@mg.example.com' },
  { text: '    }' },
  { text: '  },' },
  { text: '  "user-variables": { "order_id": ', value: '10417', after: ' }' },
  { text: '}' },
];

/** A sample event before and after redaction, side by side. */
export function RedactionSample() {
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <Sample title="Off: as it is" redact={false} />
      <Sample title="On: redacted" redact />
    </div>
  );
}

function Sample({ title, redact }: { title: string; redact: boolean }) {
  return (
    <figure className="min-w-0">
      <figcaption className="mb-1 text-sm text-ink-3">{title}</figcaption>
      <ScrollingText label={`Sample event, ${title}`} className="whitespace-pre">
        {LINES.map(({ text, value, personal, after }) => (
          <span key={text} className="block">
            {text}
            {value !== undefined &&
              (personal ? (
                <mark className={redact ? 'bg-success-soft text-success' : 'bg-warning-soft text-warning'}>
                  "{redact ? REDACTED : value}"
                </mark>
              ) : (
                `"${value}"`
              ))}
            {after}
          </span>
        ))}
      </ScrollingText>
    </figure>
  );
}
