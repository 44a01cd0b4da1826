import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { deliveryQuerySchema } from '@/lib/schemas/deliveries';
import { listDeliveries } from '@/lib/services/deliveries';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  GET: apiRoute({ query: deliveryQuerySchema }, ({ caller, query }) => listDeliveries(caller, query)),
});
