import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { deliveryOperations } from '@/lib/http/openapi/own/deliveries';
import { retryDelivery } from '@/lib/services/change-pending';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  POST: apiRoute(deliveryOperations.retry, ({ caller, params: { id } }) => retryDelivery(caller, id)),
});
