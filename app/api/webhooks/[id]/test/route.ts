import { z } from 'zod';
import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { testResultSchema, testWebhookSchema } from '@/lib/schemas/webhooks';
import { testWebhook } from '@/lib/services/test-webhook';

const params = z.object({ id: z.string() });

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  POST: apiRoute(
    { action: 'webhooks:write', params, body: testWebhookSchema },
    async ({ caller, params: { id }, body }) => testResultSchema.parse(await testWebhook(caller, id, body.eventType)),
  ),
});
