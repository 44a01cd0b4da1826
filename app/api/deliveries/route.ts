import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { deliveryOperations } from '@/lib/http/openapi/own/deliveries';
import { listDeliveries } from '@/lib/services/deliveries';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  GET: apiRoute(deliveryOperations.list, ({ caller, query }) => listDeliveries(caller, query)),
});
