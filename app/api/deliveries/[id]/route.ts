import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { deliveryOperations } from '@/lib/http/openapi/own/deliveries';
import { getDelivery } from '@/lib/services/deliveries';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  GET: apiRoute(deliveryOperations.get, ({ caller, params: { id } }) => getDelivery(caller, id)),
});
