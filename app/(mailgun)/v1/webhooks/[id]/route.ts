import { deleteOneV1, getV1, replaceV1 } from '@/lib/http/mailgun/account-webhooks-v1';
import { mailgunMethods, mailgunRoute } from '@/lib/http/mailgun/mailgun-route';

const options = { badKeyStatus: 403, rateLimited: true } as const;

export const { GET, POST, PUT, PATCH, DELETE } = mailgunMethods({
  GET: mailgunRoute(getV1, options),
  PUT: mailgunRoute(replaceV1, options),
  DELETE: mailgunRoute(deleteOneV1, options),
});
