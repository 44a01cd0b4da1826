import { z } from 'zod';
import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { resendDelivery } from '@/lib/services/resend-delivery';

const params = z.object({ id: z.string() });

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  POST: apiRoute({ params }, ({ caller, params: { id } }) => resendDelivery(caller, id)),
});
