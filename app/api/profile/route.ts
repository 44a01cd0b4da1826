import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { profileOperations } from '@/lib/http/openapi/own/profile';
import { getProfile, updateProfile } from '@/lib/services/profile';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  GET: apiRoute(profileOperations.get, ({ caller }) => getProfile(caller)),
  PATCH: apiRoute(profileOperations.update, ({ caller, body }) => updateProfile(caller, body)),
});
