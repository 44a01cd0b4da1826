import { CopyButton } from '@/components/ui/button/copy-button';
import { ScrollingText } from '@/components/ui/code-block';
import type { Snippet } from '@/lib/schemas/snippets';

/** The text of a receiver, and the commands that try it. */
export function ReceiverCode({ snippet }: { snippet: Snippet }) {
  const { filename, checkCommand, serveCommand, code } = snippet;
  return (
    <>
      <ScrollingText label={`Code of ${filename}`} className="max-h-96 whitespace-pre">
        {code}
      </ScrollingText>
      <dl className="grid items-center gap-x-3 text-sm sm:grid-cols-[auto_minmax(0,1fr)]">
        <Command name="Save as" text={filename} label="Copy file name" />
        <Command name="Check the sample" text={checkCommand} label="Copy command that checks the sample" />
        <Command name="Receive webhooks" text={serveCommand} label="Copy command that receives webhooks" />
      </dl>
    </>
  );
}

function Command({ name, text, label }: { name: string; text: string; label: string }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="flex min-w-0 items-center gap-1">
        <code className="font-mono break-all">{text}</code>
        <CopyButton text={text} label={label} />
      </dd>
    </>
  );
}
