import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { failureLogQuerySchema } from '@/lib/schemas/deliveries';
import { listFailureLogs } from '@/lib/services/failure-logs';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  GET: apiRoute({ query: failureLogQuerySchema }, ({ caller, query }) => listFailureLogs(caller, query)),
});
