'use client';

import { Send } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button/button';
import { Select } from '@/components/ui/field/select';
import { toast } from '@/components/ui/toast/toast';
import { errorMessage } from '@/lib/client/api-error';
import { count } from '@/lib/client/format';
import { useDomains } from '@/lib/client/queries/domains';
import { useSendSample } from '@/lib/client/queries/send-sample';
import { useWebhooks } from '@/lib/client/queries/webhooks';
import { MESSAGE_STORY } from '@/lib/client/sample-events';
import { EVENT_TYPE_LABELS, EVENT_TYPES, type EventType } from '@/lib/schemas/event-types';
import { messageUrl } from './message-url';

const NOBODY = 'It was taken in, but no enabled webhook of this account listens to it: there is nothing to deliver.';

/** Sample events at the press of a button, handed in as a mail server would: their deliveries follow within seconds. */
export function SendSamples() {
  const { data: domains = [] } = useDomains();
  const webhooks = useWebhooks();
  const isHeard = (name: string, types: readonly EventType[]) =>
    webhooks.data?.items.some(
      ({ enabled, domain, eventTypes }) =>
        enabled && (domain === null || domain === name) && types.some((type) => eventTypes.includes(type)),
    ) ?? true;
  const [chosen, setChosen] = useState<string | null>(null);
  const sample = useSendSample();
  const router = useRouter();
  const domain = chosen ?? domains[0]?.name;
  if (domain === undefined) {
    return (
      <p>
        Events belong to a sending domain.{' '}
        <Link href="/send/sending/domains" className="rounded-sm text-accent-text underline underline-offset-2">
          Add a domain
        </Link>{' '}
        first.
      </p>
    );
  }
  const send = (types: readonly EventType[]) =>
    sample.mutate(
      { domain, types },
      {
        // Not by the answer's count of deliveries: those of a primary's webhooks are none of a subaccount's.
        onSuccess: (messageId) => {
          if (!isHeard(domain, types)) return toast.warning(NOBODY);
          toast.success(`${count(types.length, 'event was', 'events were')} taken in. Deliveries follow.`, {
            action: { label: 'Its story', onClick: () => router.push(messageUrl({ messageId })) },
          });
        },
        onError: (error) => toast.error(errorMessage(error)),
      },
    );
  return (
    <fieldset className="flex flex-col items-center gap-3">
      <legend className="mx-auto mb-3">Send a sample event, and watch its delivery arrive here:</legend>
      {domains.length > 1 && (
        <Select
          aria-label="Domain of the sample"
          className="w-64"
          value={domain}
          onChange={({ target }) => setChosen(target.value)}
        >
          {domains.map(({ id, name }) => (
            <option key={id} value={name}>
              {name}
            </option>
          ))}
        </Select>
      )}
      <div className="flex flex-wrap justify-center gap-2">
        {EVENT_TYPES.map((type) => (
          <Button key={type} size="sm" disabled={sample.isPending} onClick={() => send([type])}>
            {EVENT_TYPE_LABELS[type]}
          </Button>
        ))}
      </div>
      <Button variant="primary" busy={sample.isPending} onClick={() => send(MESSAGE_STORY)}>
        {!sample.isPending && <Send aria-hidden />}
        Send the story of one message
      </Button>
    </fieldset>
  );
}
