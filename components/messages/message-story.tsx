'use client';

import { MailX } from 'lucide-react';
import { LoadError } from '@/components/shell/load-error';
import { EmptyState } from '@/components/ui/states/empty-state';
import { SkeletonRows } from '@/components/ui/states/skeleton';
import { LoadMore } from '@/components/ui/table/load-more';
import { useLive } from '@/lib/client/live';
import { type StoryQuery, useMessageStory } from '@/lib/client/queries/message-story';
import { StoryEventItem } from './story-event';

interface MessageStoryProps {
  of: StoryQuery;
  onOpen: (deliveryId: string) => void;
}

/** The events in the order in which they happened, live. */
export function MessageStory({ of, onOpen }: MessageStoryProps) {
  useLive('deliveries');
  const story = useMessageStory(of);
  const events = story.data?.pages.flatMap((page) => page.items) ?? [];
  const manyMessages = 'recipient' in of;
  return (
    <>
      {story.isPending && <SkeletonRows rows={5} label="Loading the story" />}
      {story.isError && !story.isFetchNextPageError && <LoadError error={story.error} onRetry={story.refetch} />}
      {story.data && events.length === 0 && (
        <EmptyState icon={MailX} title="Nothing is known of it">
          No event with it is stored in this account and region. It may be older than what is kept.
        </EmptyState>
      )}
      {events.length > 0 && (
        <ol aria-label="What happened" className="flex flex-col px-4 py-4 sm:px-5">
          {events.map((event, index) => (
            <StoryEventItem
              key={`${event.id} ${event.occurredAt}`}
              event={event}
              last={index === events.length - 1}
              showMessage={manyMessages && event.messageId !== events[index - 1]?.messageId}
              onOpen={onOpen}
            />
          ))}
        </ol>
      )}
      <LoadMore query={story} shown={events.length} />
    </>
  );
}
