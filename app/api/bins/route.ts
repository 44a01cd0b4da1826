import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { binOperations } from '@/lib/http/openapi/own/bins';
import { createBin, listBins } from '@/lib/services/bins';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  GET: apiRoute(binOperations.list, ({ caller }) => listBins(caller)),
  POST: apiRoute(binOperations.create, ({ caller, body }) => createBin(caller, body)),
});
