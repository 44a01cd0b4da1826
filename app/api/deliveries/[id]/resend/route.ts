import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { deliveryOperations } from '@/lib/http/openapi/own/deliveries';
import { resendDelivery } from '@/lib/services/resend-delivery';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  POST: apiRoute(deliveryOperations.resend, ({ caller, params: { id } }) => resendDelivery(caller, id)),
});
