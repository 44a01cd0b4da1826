import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { binOperations } from '@/lib/http/openapi/own/bins';
import { clearBinRequests, listBinRequests } from '@/lib/services/bin-requests';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  GET: apiRoute(binOperations.listRequests, ({ caller, params: { id }, query }) => listBinRequests(caller, id, query)),
  DELETE: apiRoute(binOperations.clear, ({ caller, params: { id } }) => clearBinRequests(caller, id)),
});
