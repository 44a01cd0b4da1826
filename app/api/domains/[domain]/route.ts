import { z } from 'zod';
import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { deleteDomain } from '@/lib/services/domains';

const params = z.object({ domain: z.string().max(253) });

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  DELETE: apiRoute({ action: 'domains:write', params }, ({ caller, params: { domain } }) =>
    deleteDomain(caller, domain),
  ),
});
