import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { statsOperations } from '@/lib/http/openapi/own/stats';
import { readStats } from '@/lib/services/stats';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  GET: apiRoute(statsOperations.read, ({ caller, query }) => readStats(caller, query)),
});
