import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { webhookOperations } from '@/lib/http/openapi/own/webhooks';
import { createWebhook } from '@/lib/services/change-webhook';
import { listWebhooks } from '@/lib/services/webhooks';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  GET: apiRoute(webhookOperations.list, ({ caller }) => listWebhooks(caller)),
  POST: apiRoute(webhookOperations.create, ({ caller, body }) => createWebhook(caller, body)),
});
