import Link from 'next/link';
import type { ReactNode } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import { Time } from '@/components/ui/time';
import { count } from '@/lib/client/format';
import type { DeliveryDetail } from '@/lib/schemas/deliveries';
import { EVENT_TYPE_LABELS } from '@/lib/schemas/event-types';
import { DeliveryStatusBadge } from './delivery-status';

/** What was sent where, and why there. */
export function DeliveryFacts({ delivery }: { delivery: DeliveryDetail }) {
  const skipped = delivery.why.skippedDuplicates;
  return (
    <div className="flex flex-col gap-4">
      <dl className="grid grid-cols-[7rem_minmax(0,1fr)] items-baseline gap-x-3 gap-y-1.5 text-sm">
        <Fact name="Status">
          <DeliveryStatusBadge status={delivery.status} />
        </Fact>
        <Fact name="Event">
          {EVENT_TYPE_LABELS[delivery.eventType]} on {delivery.domain}
        </Fact>
        <Fact name="URL">
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
      </dl>
      <section aria-labelledby="why" className="rounded-md border bg-sunken px-3 py-2.5 text-sm">
        <h3 id="why" className="font-medium">
          Why
        </h3>
        <p className="text-ink-2">
          {delivery.why.reason}{' '}
          <Link
            href={`/send/sending/webhooks/${delivery.why.webhookId}`}
            className="text-accent-text underline underline-offset-2"
          >
            Open the webhook
          </Link>
        </p>
        {skipped.length > 0 && (
          <p className="mt-1 text-ink-2">
            {count(skipped.length, 'webhook', 'webhooks')} with the same URL (
            {skipped.map(({ level }) => `${level}-level`).join(', ')}) {skipped.length === 1 ? 'was' : 'were'} skipped,
            so that the URL hears of the event once.
          </p>
        )}
      </section>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="min-w-0">{children}</dd>
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
