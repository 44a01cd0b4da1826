import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { domainOperations } from '@/lib/http/openapi/own/domains';
import { listDomains, presentDomain } from '@/lib/services/domains';
import { createDomain } from '@/lib/services/provision-domain';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  GET: apiRoute(domainOperations.list, ({ caller, query }) => listDomains(caller, query)),
  POST: apiRoute(domainOperations.create, async ({ caller, body: { name } }) =>
    presentDomain(await createDomain(caller, { name })),
  ),
});
