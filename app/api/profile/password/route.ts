import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { profileOperations } from '@/lib/http/openapi/own/profile';
import { changePassword } from '@/lib/services/profile';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  POST: apiRoute(profileOperations.changePassword, ({ caller, body }) => changePassword(caller, body)),
});
