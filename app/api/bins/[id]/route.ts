import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { binOperations } from '@/lib/http/openapi/own/bins';
import { deleteBin, getBin, updateBin } from '@/lib/services/bins';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  GET: apiRoute(binOperations.read, ({ caller, params: { id } }) => getBin(caller, id)),
  PATCH: apiRoute(binOperations.update, ({ caller, params: { id }, body }) => updateBin(caller, id, body)),
  DELETE: apiRoute(binOperations.delete, ({ caller, params: { id } }) => deleteBin(caller, id)),
});
