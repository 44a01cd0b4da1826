'use client';

import { Eye } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { useState } from 'react';
import { LoadError } from '@/components/shell/load-error';
import { Button } from '@/components/ui/button/button';
import { CopyButton } from '@/components/ui/button/copy-button';
import { Skeleton } from '@/components/ui/states/skeleton';
import { useReceiverSnippet } from '@/lib/client/queries/receiver-snippet';
import { SNIPPET_LANGUAGE_LABELS, SNIPPET_LANGUAGES, type SnippetLanguage } from '@/lib/schemas/snippets';
import { ReceiverCode } from './receiver-code';

interface ReceiverPanelProps {
  /** Whether the signing key is shown; only then it is in the code. */
  revealed: boolean;
  revealing: boolean;
  onReveal: () => void;
}

/** "Verify in your code": a whole receiver in five languages, with the key and a real signed sample once it is revealed. */
export function ReceiverPanel({ revealed, revealing, onReveal }: ReceiverPanelProps) {
  const [language, setLanguage] = useState<SnippetLanguage>('node');
  const snippet = useReceiverSnippet(language, revealed);
  return (
    <Tabs.Root
      value={language}
      onValueChange={(value) => setLanguage(SNIPPET_LANGUAGES.find((each) => each === value) ?? 'node')}
      className="flex flex-col gap-3"
    >
      <p className="text-sm text-ink-2">
        A receiver to copy: it checks Mailgun’s signature in the body and the Standard Webhooks headers.{' '}
        {revealed
          ? 'Your key and a real request of this account are in it, so that you can run it at once.'
          : 'Reveal the key to have it filled in, with a real signed request of this account to run it on.'}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <Tabs.List aria-label="Language" className="mr-auto flex gap-0.5 rounded-md border bg-sunken p-0.5">
          {SNIPPET_LANGUAGES.map((each) => (
            <Tabs.Trigger
              key={each}
              value={each}
              className="rounded-sm px-2.5 py-1 text-sm text-ink-2 hover:text-ink data-[state=active]:bg-surface data-[state=active]:font-medium data-[state=active]:text-ink data-[state=active]:shadow-xs"
            >
              {SNIPPET_LANGUAGE_LABELS[each]}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {!revealed && (
          <Button size="sm" busy={revealing} onClick={onReveal}>
            {!revealing && <Eye aria-hidden />}
            Reveal and fill in
          </Button>
        )}
        {snippet.data && <CopyButton text={snippet.data.code} label={`Copy ${snippet.data.filename}`} />}
      </div>
      {SNIPPET_LANGUAGES.map((each) => (
        <Tabs.Content key={each} value={each} className="flex flex-col gap-2 outline-none">
          {snippet.data?.language === each ? (
            <ReceiverCode snippet={snippet.data} />
          ) : snippet.isError ? (
            <LoadError error={snippet.error} onRetry={snippet.refetch} />
          ) : (
            <Skeleton className="h-96" />
          )}
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}
