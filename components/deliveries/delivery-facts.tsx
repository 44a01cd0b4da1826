import { CopyX } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { CopyButton } from '@/components/ui/button/copy-button';
import { Time } from '@/components/ui/time/time';
import type { DeliveryDetail } from '@/lib/schemas/deliveries';
import { EVENT_TYPE_LABELS } from '@/lib/schemas/event-types';
import { DeliveryStatusBadge } from './delivery-status';
import { messageUrl } from './message-url';

const link = 'rounded-sm text-accent-text underline underline-offset-2';

/** What was sent where, and why there. */
export function DeliveryFacts({ delivery }: { delivery: DeliveryDetail }) {
  const skipped = delivery.why.skippedDuplicates;
  return (
    <div className="flex flex-col gap-4">
      <dl className="grid grid-cols-[5.5rem_minmax(0,1fr)] items-baseline gap-x-3 gap-y-1.5 text-sm sm:grid-cols-[7rem_minmax(0,1fr)]">
        <Fact name="Status">
          <DeliveryStatusBadge status={delivery.status} />
        </Fact>
        <Fact name="Event">
          {EVENT_TYPE_LABELS[delivery.eventType]} on {delivery.domain}
        </Fact>
        <Fact name="Recipient">
          <span className="break-all">{delivery.recipient}</span>
        </Fact>
        <Fact name="URL">
          {delivery.description && <span className="block">{delivery.description}</span>}
          <code className="font-mono break-all">{delivery.url}</code>
        </Fact>
        <Fact name="Accepted">
          <Time at={delivery.createdAt} />
        </Fact>
        <Fact name="Event id">
          <Copyable text={delivery.eventId} label="Copy event id" />
        </Fact>
        {delivery.messageId && (
          <Fact name="Message id">
            <Copyable text={delivery.messageId} label="Copy message id" />
          </Fact>
        )}
        <Fact name="Story">
          <Link href={messageUrl(delivery)} className={link}>
            {delivery.messageId ? 'All that happened to this message' : 'All that this event led to'}
          </Link>
        </Fact>
      </dl>
      <section aria-labelledby="why" className="rounded-md border bg-sunken px-3 py-2.5 text-sm wrap-anywhere">
        <h3 id="why" className="font-medium">
          Why
        </h3>
        <p className="text-ink-2">
          {delivery.why.reason}{' '}
          <Link href={`/send/sending/webhooks/${delivery.why.webhookId}`} className={link}>
            Open the webhook
          </Link>
        </p>
        {skipped.length > 0 && (
          <ul className="mt-1.5 flex flex-col gap-1 text-ink-2">
            {skipped.map((each) => (
              <li key={each.webhookId} className="flex gap-2">
                <CopyX aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-3" />
                <span className="min-w-0">
                  {each.description && <span className="font-medium text-ink">{each.description}: </span>}
                  {each.reason}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </>
  );
}

function Copyable({ text, label }: { text: string; label: string }) {
  return (
    <span className="flex items-center gap-1">
      <code className="min-w-0 font-mono break-all">{text}</code>
      <span className="-my-1.5">
        <CopyButton text={text} label={label} />
      </span>
    </span>
  );
}
