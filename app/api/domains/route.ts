import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { createDomainSchema } from '@/lib/schemas/account';
import { pageQuerySchema } from '@/lib/schemas/page';
import { listDomains, presentDomain } from '@/lib/services/domains';
import { createDomain } from '@/lib/services/provision-domain';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  GET: apiRoute({ action: 'domains:read', query: pageQuerySchema }, ({ caller, query }) => listDomains(caller, query)),
  POST: apiRoute({ action: 'domains:write', body: createDomainSchema }, async ({ caller, body: { name } }) =>
    presentDomain(await createDomain(caller, { name })),
  ),
});
