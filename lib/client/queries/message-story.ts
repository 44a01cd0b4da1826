import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { pageOf } from '../page-of';
import { request } from '../request';
import { deliveryKeys } from './deliveries';

const storyEventSchema = async () => (await import('@/lib/schemas/message-story')).storyEventSchema;

/** Of what a story is told; the API takes exactly one. */
export type StoryQuery = { messageId: string } | { recipient: string } | { eventId: string };

const pageSchema = pageOf(storyEventSchema);

export const messageStoryQuery = (of: StoryQuery) =>
  infiniteQueryOptions({
    // Below the deliveries, so that what is new with them is new here.
    queryKey: [...deliveryKeys.all, 'story', of] as const,
    queryFn: ({ pageParam, signal }) =>
      request(pageSchema, '/api/events', { query: { ...of, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

/** What happened to a message (or to a recipient's messages), oldest first, and who was told of it. */
export function useMessageStory(of: StoryQuery) {
  return useInfiniteQuery({ ...messageStoryQuery(of), placeholderData: keepPreviousData });
}
