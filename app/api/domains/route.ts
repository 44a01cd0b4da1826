import { z } from 'zod';
import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { pageQuerySchema } from '@/lib/schemas/page';
import { listDomains, presentDomain } from '@/lib/services/domains';
import { createDomain } from '@/lib/services/provision-domain';

const body = z.strictObject({ name: z.string().trim().min(1, 'Enter a domain name.').max(253) });

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  GET: apiRoute({ action: 'domains:read', query: pageQuerySchema }, ({ caller, query }) => listDomains(caller, query)),
  POST: apiRoute({ action: 'domains:write', body }, async ({ caller, body: { name } }) =>
    presentDomain(await createDomain(caller, { name })),
  ),
});
