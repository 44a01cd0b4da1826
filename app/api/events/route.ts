import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { storyOperations } from '@/lib/http/openapi/own/story';
import { tellStory } from '@/lib/services/message-story';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  GET: apiRoute(storyOperations.tell, ({ caller, query }) => tellStory(caller, query)),
});
