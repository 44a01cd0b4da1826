import type { Metadata } from 'next';
import { apiQuery } from '@/app/(panel)/api-query';
import { answerOf, Prefetch, prefetchedPage } from '@/app/(panel)/prefetch';
import { readAddressOf } from '@/app/(panel)/read-address';
import { requireSignIn, type SearchParams } from '@/app/(panel)/require-sign-in';
import { MessagePage } from '@/components/messages/message-page';
import { STORY_PARAMETERS, storyOf } from '@/components/messages/story-parameters';
import { messageStoryQuery } from '@/lib/client/queries/message-story';
import { storyOperations } from '@/lib/http/openapi/own/story';
import { tellStory } from '@/lib/services/message-story';

export const metadata: Metadata = { title: 'Message' };

export default async function Message({ searchParams }: { searchParams: SearchParams }) {
  const caller = await requireSignIn('/send/sending/webhooks/message', searchParams);
  const of = storyOf(await readAddressOf(STORY_PARAMETERS, searchParams));
  const { tell } = storyOperations;
  const queries = of
    ? [
        prefetchedPage(messageStoryQuery(of), () =>
          answerOf(tell, caller, () => tellStory(caller, apiQuery(tell, { ...of }))),
        ),
      ]
    : [];
  return (
    <Prefetch queries={queries}>
      <MessagePage />
    </Prefetch>
  );
}
