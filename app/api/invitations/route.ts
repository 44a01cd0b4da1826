import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { userOperations } from '@/lib/http/openapi/own/users';
import { publicOrigin } from '@/lib/http/public-origin';
import { createInvitation, listInvitations } from '@/lib/services/invitations';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  GET: apiRoute(userOperations.listInvitations, ({ caller, query }) => listInvitations(caller, query)),
  POST: apiRoute(userOperations.invite, async ({ caller, request, body }) => {
    const { invitation, token } = await createInvitation(caller, body);
    return { ...invitation, url: `${publicOrigin(request)}/invite/${token}` };
  }),
});
