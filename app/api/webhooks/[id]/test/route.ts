import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { webhookOperations } from '@/lib/http/openapi/own/webhooks';
import { testWebhook } from '@/lib/services/test-webhook';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  POST: apiRoute(webhookOperations.test, ({ caller, params: { id }, body: { eventType } }) =>
    testWebhook(caller, id, eventType),
  ),
});
