import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { webhookOperations } from '@/lib/http/openapi/own/webhooks';
import { countUrlCheck } from '@/lib/http/url-check-limit';
import { checkUrl } from '@/lib/services/check-url';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  POST: apiRoute(webhookOperations.checkUrl, async ({ caller, body }) => {
    await countUrlCheck(caller);
    return checkUrl(caller, body);
  }),
});
