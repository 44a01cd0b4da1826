import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { pageQuerySchema } from '@/lib/schemas/page';
import { createWebhookSchema, webhookListSchema, webhookSchema } from '@/lib/schemas/webhooks';
import { createWebhook } from '@/lib/services/change-webhook';
import { listWebhooks } from '@/lib/services/webhooks';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  GET: apiRoute({ action: 'webhooks:read', query: pageQuerySchema }, async ({ caller }) =>
    webhookListSchema.parse(await listWebhooks(caller)),
  ),
  POST: apiRoute({ action: 'webhooks:write', body: createWebhookSchema }, async ({ caller, body }) =>
    webhookSchema.parse(await createWebhook(caller, body)),
  ),
});
