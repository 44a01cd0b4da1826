import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { liveStream } from '@/lib/http/live-stream';
import { liveOperations } from '@/lib/http/openapi/own/live';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  GET: apiRoute(liveOperations.listen, ({ caller, request }) => liveStream(caller, request)),
});
