import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { accountOperations } from '@/lib/http/openapi/own/account';
import { presentSigningKey, regenerateSigningKey } from '@/lib/services/signing-key';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  POST: apiRoute(accountOperations.regenerateSigningKey, async ({ caller }) =>
    presentSigningKey(caller, await regenerateSigningKey(caller), true),
  ),
});
