import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { profileOperations } from '@/lib/http/openapi/own/profile';
import { endOtherSessions, listSessions } from '@/lib/services/sessions';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  GET: apiRoute(profileOperations.listSessions, ({ caller }) => listSessions(caller)),
  DELETE: apiRoute(profileOperations.endOtherSessions, ({ caller }) => endOtherSessions(caller)),
});
