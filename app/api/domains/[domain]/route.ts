import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { domainOperations } from '@/lib/http/openapi/own/domains';
import { deleteDomain } from '@/lib/services/domains';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  DELETE: apiRoute(domainOperations.delete, ({ caller, params: { domain } }) => deleteDomain(caller, domain)),
});
