import { z } from 'zod';
import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { updateWebhookSchema, webhookDeletedSchema, webhookSchema } from '@/lib/schemas/webhooks';
import { deleteWebhook, updateWebhook } from '@/lib/services/change-webhook';
import { getWebhook } from '@/lib/services/webhooks';

const params = z.object({ id: z.string() });

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  GET: apiRoute({ params }, async ({ caller, params: { id } }) => webhookSchema.parse(await getWebhook(caller, id))),
  PATCH: apiRoute(
    { action: 'webhooks:write', params, body: updateWebhookSchema },
    async ({ caller, params: { id }, body }) => webhookSchema.parse(await updateWebhook(caller, id, body)),
  ),
  DELETE: apiRoute({ action: 'webhooks:write', params }, async ({ caller, params: { id } }) =>
    webhookDeletedSchema.parse(await deleteWebhook(caller, id)),
  ),
});
