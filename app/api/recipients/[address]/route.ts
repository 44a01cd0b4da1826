import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { recipientOperations } from '@/lib/http/openapi/own/recipients';
import { eraseRecipient } from '@/lib/services/erase-recipient';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  DELETE: apiRoute(recipientOperations.erase, ({ caller, params: { address }, query: { cursor } }) =>
    eraseRecipient(caller, address, cursor),
  ),
});
