import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { domainOperations } from '@/lib/http/openapi/own/domains';
import { verifyDomain } from '@/lib/services/domain-settings';
import { presentDomain } from '@/lib/services/domains';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  POST: apiRoute(domainOperations.verify, async ({ caller, params: { domain } }) =>
    presentDomain(await verifyDomain(caller, domain)),
  ),
});
