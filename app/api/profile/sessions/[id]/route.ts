import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { profileOperations } from '@/lib/http/openapi/own/profile';
import { endSession } from '@/lib/services/sessions';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  DELETE: apiRoute(profileOperations.endSession, ({ caller, params }) => endSession(caller, params.id)),
});
