import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { apiKeyOperations } from '@/lib/http/openapi/own/keys';
import { deleteApiKey } from '@/lib/services/keys';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  DELETE: apiRoute(apiKeyOperations.revoke, async ({ caller, params: { id } }) => {
    await deleteApiKey(caller, id);
    return { id };
  }),
});
