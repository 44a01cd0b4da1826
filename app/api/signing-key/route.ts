import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { accountOperations } from '@/lib/http/openapi/own/account';
import { presentSigningKey, readSigningKey } from '@/lib/services/signing-key';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  GET: apiRoute(accountOperations.getSigningKey, async ({ caller, query: { reveal } }) =>
    presentSigningKey(caller, await readSigningKey(caller), reveal),
  ),
});
