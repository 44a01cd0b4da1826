import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { deliveryOperations } from '@/lib/http/openapi/own/deliveries';
import { listFailureLogs } from '@/lib/services/failure-logs';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  GET: apiRoute(deliveryOperations.listFailureLogs, ({ caller, query }) => listFailureLogs(caller, query)),
});
