'use client';

import { Send } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { AttemptFacts } from '@/components/deliveries/attempt-facts';
import { Button } from '@/components/ui/button/button';
import { CodeBlock } from '@/components/ui/code-block';
import { DialogBody, DialogFooter } from '@/components/ui/dialog/dialog';
import { Field } from '@/components/ui/field/field';
import { Select } from '@/components/ui/field/select';
import { Alert } from '@/components/ui/states/alert';
import { errorMessage } from '@/lib/client/api-error';
import { prettyJson } from '@/lib/client/pretty-json';
import { useTestWebhook } from '@/lib/client/queries/test-webhook';
import { EVENT_TYPE_LABELS, EVENT_TYPES, isEventType } from '@/lib/schemas/event-types';
import type { TestResult, Webhook } from '@/lib/schemas/webhooks';

interface TestWebhookPanelProps {
  webhook: Webhook;
  /** The word on the button that closes. */
  closeLabel: string;
  onClose: () => void;
  children?: ReactNode;
}

/** Body and foot of a dialog in which a signed sample is sent to a webhook and the answer is shown. */
export function TestWebhookPanel({ webhook, closeLabel, onClose, children }: TestWebhookPanelProps) {
  const [type, setType] = useState(webhook.eventTypes[0] ?? EVENT_TYPES[0]);
  const test = useTestWebhook(webhook.id);
  return (
    <>
      <DialogBody className="flex flex-col gap-4">
        {children}
        <p className="font-mono text-sm break-all text-ink-2">{webhook.url}</p>
        <Field label="Event type">
          {(control) => (
            <Select
              {...control}
              value={type}
              onChange={({ target }) => isEventType(target.value) && setType(target.value)}
            >
              {EVENT_TYPES.map((each) => (
                <option key={each} value={each}>
                  {EVENT_TYPE_LABELS[each]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {test.error && <Alert tone="danger">{errorMessage(test.error)}</Alert>}
        <div aria-live="polite">{test.data && <Result result={test.data} />}</div>
      </DialogBody>
      <DialogFooter>
        <Button onClick={onClose}>{closeLabel}</Button>
        <Button variant="primary" busy={test.isPending} onClick={() => test.mutate(type)}>
          {!test.isPending && <Send aria-hidden />}
          {test.data ? 'Send another' : 'Send test'}
        </Button>
      </DialogFooter>
    </>
  );
}

function Result({ result }: { result: TestResult }) {
  return (
    <section aria-label="Result of the test" className="flex flex-col gap-3 border-t pt-4">
      <AttemptFacts
        outcome={result.outcome}
        statusCode={result.statusCode}
        durationMs={result.durationMs}
        reason={result.reason}
        test
      />
      <div className="flex flex-col gap-1">
        <h3 className="text-sm font-medium">Answer</h3>
        {result.answer ? (
          <CodeBlock label="Answer" text={result.answer} />
        ) : (
          <p className="text-sm text-ink-3">
            {result.statusCode === null ? 'There was no answer.' : 'The answer had no body.'}
          </p>
        )}
      </div>
      <div className="flex flex-col gap-1">
        <h3 className="text-sm font-medium">Request body</h3>
        <CodeBlock label="Request body" text={prettyJson(result.requestBody)} copyText={result.requestBody} />
      </div>
    </section>
  );
}
