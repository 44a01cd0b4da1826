import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { webhookOperations } from '@/lib/http/openapi/own/webhooks';
import { countPendingDeliveries } from '@/lib/services/webhooks';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  GET: apiRoute(webhookOperations.pending, ({ caller, params: { id } }) => countPendingDeliveries(caller, id)),
});
