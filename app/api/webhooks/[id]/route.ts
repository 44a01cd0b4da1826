import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { webhookOperations } from '@/lib/http/openapi/own/webhooks';
import { deleteWebhook, updateWebhook } from '@/lib/services/change-webhook';
import { getWebhook } from '@/lib/services/webhooks';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  GET: apiRoute(webhookOperations.get, ({ caller, params: { id } }) => getWebhook(caller, id)),
  PATCH: apiRoute(webhookOperations.update, ({ caller, params: { id }, body }) => updateWebhook(caller, id, body)),
  DELETE: apiRoute(webhookOperations.delete, ({ caller, params: { id } }) => deleteWebhook(caller, id)),
});
