import { CopyX } from 'lucide-react';
import Link from 'next/link';
import { DeliveryStatusBadge } from '@/components/deliveries/delivery-status';
import { messageUrl } from '@/components/deliveries/message-url';
import { cn } from '@/components/ui/cn';
import { Time } from '@/components/ui/time/time';
import { count } from '@/lib/client/format';
import { EVENT_TYPE_LABELS } from '@/lib/schemas/event-types';
import type { StoryEvent } from '@/lib/schemas/message-story';
import { EVENT_LOOKS } from './event-look';

const link = 'rounded-sm text-accent-text underline underline-offset-2';

interface StoryEventProps {
  event: StoryEvent;
  last: boolean;
  /** In a story of several messages: that this one begins here. */
  showMessage: boolean;
  onOpen: (deliveryId: string) => void;
}

/** One event of the story: what happened and when, and each URL that was told with what came of it. */
export function StoryEventItem({ event, last, showMessage, onOpen }: StoryEventProps) {
  const { icon: Icon, look } = EVENT_LOOKS[event.type];
  const heading = `event-${event.id}`;
  return (
    <li aria-labelledby={heading} className="relative grid grid-cols-[2rem_minmax(0,1fr)] gap-x-3 pb-5 last:pb-0">
      {!last && <span aria-hidden className="absolute top-9 bottom-1 left-4 w-px bg-line" />}
      <span aria-hidden className={cn('flex size-8 items-center justify-center rounded-full', look)}>
        <Icon className="size-4" />
      </span>
      <div className="min-w-0">
        {showMessage && event.messageId && (
          <p className="mb-1 truncate text-sm text-ink-3">
            Message{' '}
            <Link href={messageUrl({ messageId: event.messageId })} className={`${link} font-mono`}>
              {event.messageId}
            </Link>
          </p>
        )}
        <p className="flex flex-wrap items-baseline gap-x-3 pt-1">
          <span id={heading} className="font-semibold">
            {EVENT_TYPE_LABELS[event.type]}
          </span>
          <span className="text-sm text-ink-3">
            <Time at={event.occurredAt} />
          </span>
        </p>
        <p className="text-sm break-words text-ink-2">
          <Link
            href={messageUrl({ recipient: event.recipient })}
            className="rounded-sm underline-offset-2 hover:underline"
          >
            {event.recipient}
          </Link>{' '}
          on {event.domain}
          {event.reason && `, ${event.reason}`}
        </p>
        {event.deliveries.length === 0 && <p className="mt-1.5 text-sm text-ink-3">No webhook was told of it.</p>}
        {event.deliveries.length > 0 && (
          <ul className="mt-2 divide-y rounded-md border">
            {event.deliveries.map((delivery) => (
              <li
                key={delivery.id}
                data-row-id={delivery.id}
                className="relative flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2 hover:bg-hover/60"
              >
                <button
                  type="button"
                  data-row-link
                  className="min-w-0 flex-1 basis-48 text-left font-mono text-xs break-all after:absolute after:inset-0 after:rounded-md after:content-[''] focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
                  onClick={() => onOpen(delivery.id)}
                >
                  {delivery.url}
                </button>
                <span className="text-sm text-ink-3 tabular-nums">
                  {count(delivery.attempts, 'attempt', 'attempts')}
                  {delivery.lastStatusCode !== null && ` · ${delivery.lastStatusCode}`}
                </span>
                <DeliveryStatusBadge status={delivery.status} />
              </li>
            ))}
          </ul>
        )}
        {event.skipped.map((each) => (
          <p key={`${each.webhookId} ${each.wonBy}`} className="mt-1.5 flex gap-2 text-sm text-ink-2">
            <CopyX aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-3" />
            <span>
              {each.description && <span className="font-medium text-ink">{each.description}: </span>}
              {each.reason}
            </span>
          </p>
        ))}
      </div>
    </li>
  );
}
