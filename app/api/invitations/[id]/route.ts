import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { userOperations } from '@/lib/http/openapi/own/users';
import { revokeInvitation } from '@/lib/services/invitations';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  DELETE: apiRoute(userOperations.withdrawInvitation, async ({ caller, params: { id } }) => {
    await revokeInvitation(caller, id);
    return { id };
  }),
});
