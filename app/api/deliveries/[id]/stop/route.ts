import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { deliveryOperations } from '@/lib/http/openapi/own/deliveries';
import { stopDelivery } from '@/lib/services/change-pending';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  POST: apiRoute(deliveryOperations.stop, ({ caller, params: { id } }) => stopDelivery(caller, id)),
});
