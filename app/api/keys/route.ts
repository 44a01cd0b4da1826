import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { apiKeyOperations } from '@/lib/http/openapi/own/keys';
import { issueApiKey } from '@/lib/services/issue-api-key';
import { listApiKeyPage } from '@/lib/services/keys';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  GET: apiRoute(apiKeyOperations.list, ({ caller, query }) => listApiKeyPage(caller, query)),
  POST: apiRoute(apiKeyOperations.create, ({ caller, body }) => issueApiKey(caller, body)),
});
