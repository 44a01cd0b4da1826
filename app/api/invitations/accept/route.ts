import { apiMethods } from '@/lib/http/api-route';
import { openRoute } from '@/lib/http/open-route';
import { userOperations } from '@/lib/http/openapi/own/users';
import { joinAccount } from '@/lib/services/accept-invitation';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  POST: openRoute(userOperations.acceptInvitation, joinAccount),
});
