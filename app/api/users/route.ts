import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { userOperations } from '@/lib/http/openapi/own/users';
import { listUsers } from '@/lib/services/users';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  GET: apiRoute(userOperations.list, ({ caller, query }) => listUsers(caller, query)),
});
