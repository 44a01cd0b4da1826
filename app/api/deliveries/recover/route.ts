import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { deliveryOperations } from '@/lib/http/openapi/own/deliveries';
import { recoverDeliveries } from '@/lib/services/recover-deliveries';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  POST: apiRoute(deliveryOperations.recover, ({ caller, body }) => recoverDeliveries(caller, body)),
});
