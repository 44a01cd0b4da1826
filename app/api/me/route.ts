import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { describeCaller } from '@/lib/services/me';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  GET: apiRoute({}, ({ caller }) => describeCaller(caller)),
});
