import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { accountOperations } from '@/lib/http/openapi/own/account';
import { describeCaller } from '@/lib/services/me';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  GET: apiRoute(accountOperations.me, ({ caller }) => describeCaller(caller)),
});
