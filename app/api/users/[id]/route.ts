import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { userOperations } from '@/lib/http/openapi/own/users';
import { changeUser, removeUser } from '@/lib/services/users';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  PATCH: apiRoute(userOperations.update, ({ caller, params: { id }, body }) => changeUser(caller, id, body)),
  DELETE: apiRoute(userOperations.remove, async ({ caller, params: { id } }) => {
    await removeUser(caller, id);
    return { id };
  }),
});
