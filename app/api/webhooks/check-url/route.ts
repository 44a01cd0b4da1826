import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { webhookOperations } from '@/lib/http/openapi/own/webhooks';
import { checkUrl } from '@/lib/services/check-url';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  POST: apiRoute(webhookOperations.checkUrl, ({ caller, body }) => checkUrl(caller, body)),
});
