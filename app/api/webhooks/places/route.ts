import { z } from 'zod';
import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { webhookLevelSchema, webhookPlacesSchema } from '@/lib/schemas/webhooks';
import { listPlaces } from '@/lib/services/webhooks';

const query = z.strictObject({ level: webhookLevelSchema, domain: z.string().min(1).max(253).optional() });

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  GET: apiRoute({ action: 'webhooks:read', query }, async ({ caller, query: scope }) =>
    webhookPlacesSchema.parse(await listPlaces(caller, scope)),
  ),
});
