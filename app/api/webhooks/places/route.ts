import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { webhookOperations } from '@/lib/http/openapi/own/webhooks';
import { listPlaces } from '@/lib/services/webhooks';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  GET: apiRoute(webhookOperations.places, ({ caller, query: scope }) => listPlaces(caller, scope)),
});
