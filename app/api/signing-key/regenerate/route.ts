import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { presentSigningKey, regenerateSigningKey } from '@/lib/services/signing-key';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  POST: apiRoute({}, async ({ caller }) => presentSigningKey(caller, await regenerateSigningKey(caller), true)),
});
