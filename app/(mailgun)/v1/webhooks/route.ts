import { createV1, deleteManyV1, listV1 } from '@/lib/http/mailgun/account-webhooks-v1';
import { mailgunMethods, mailgunRoute } from '@/lib/http/mailgun/mailgun-route';

const options = { badKeyStatus: 403, rateLimited: true } as const;

export const { GET, POST, PUT, PATCH, DELETE } = mailgunMethods({
  GET: mailgunRoute(listV1, options),
  POST: mailgunRoute(createV1, options),
  DELETE: mailgunRoute(deleteManyV1, options),
});
