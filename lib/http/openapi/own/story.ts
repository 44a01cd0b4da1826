import { storyEventSchema, storyQuerySchema } from '@/lib/schemas/message-story';
import { pageOf } from '@/lib/schemas/page';
import { apiOperation } from '../../api-operation';

/** Events as people ask for them: what happened to this message? (PRODUCT 4) */
export const storyOperations = {
  tell: apiOperation({
    method: 'GET',
    path: '/api/events',
    operationId: 'tellStory',
    summary: 'The story of one message: its events, oldest first, and who was told of each',
    description: 'By exactly one of `messageId`, `recipient` (whole, in any case) and `eventId`.',
    query: storyQuerySchema,
    answer: pageOf(storyEventSchema),
  }),
};
