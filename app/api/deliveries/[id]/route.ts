import { z } from 'zod';
import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { getDelivery } from '@/lib/services/deliveries';

const params = z.object({ id: z.string() });

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  GET: apiRoute({ params }, ({ caller, params: { id } }) => getDelivery(caller, id)),
});
