import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { binOperations } from '@/lib/http/openapi/own/bins';
import { getBinRequest } from '@/lib/services/bin-requests';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  GET: apiRoute(binOperations.readRequest, ({ caller, params: { id, requestId } }) =>
    getBinRequest(caller, id, requestId),
  ),
});
